package maf.producers.export;

import java.io.IOException;
import java.nio.file.Path;

/** The file cannot be had or held now: the server, the network or the disk. The same may succeed later. */
final class ExportUnavailableException extends Exception {
    ExportUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Of reading and writing files in {@code folder}; the operating system's words are kept, what to do is added. */
    static ExportUnavailableException ofDisk(Path folder, IOException failure) {
        var said = String.valueOf(failure.getMessage());
        return new ExportUnavailableException(
                said.contains("No space left") || said.contains("quota")
                        ? "The disk of " + folder
                                + " is full: free some space (a day's file needs three times its size),"
                                + " or set STATE_DIR to a larger one"
                        : "Cannot use " + folder + ": " + failure,
                failure);
    }
}

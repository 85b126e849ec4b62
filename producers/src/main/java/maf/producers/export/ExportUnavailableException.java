package maf.producers.export;

import java.io.IOException;
import java.nio.file.Path;

/** The file cannot be downloaded or stored now because of the server, the network or the disk. A retry may succeed. */
final class ExportUnavailableException extends Exception {
    ExportUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * A failure to read or write files in {@code folder}. The message of the operating system is kept; for a full disk,
     * the remedy is added.
     */
    static ExportUnavailableException ofDisk(Path folder, IOException failure) {
        var said = String.valueOf(failure.getMessage());
        return new ExportUnavailableException(
                said.contains("No space left") || said.contains("quota")
                        ? "The disk of " + folder
                                + " is full: free some space (a day's file needs three times its size),"
                                + " or set STATE_DIR to a larger disk"
                        : "Cannot use " + folder + ": " + failure,
                failure);
    }
}

package maf.producers.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Stores the last written day of the sample across restarts. Losing it is harmless: the days are written again. */
record DayMarker(Path folder) {
    private Path file() {
        return folder.resolve("sample-day");
    }

    /** Returns 0 before the first day. */
    int read() throws IOException {
        try {
            return Files.exists(file())
                    ? Integer.parseInt(Files.readString(file()).strip())
                    : 0;
        } catch (NumberFormatException e) {
            return 0; // truncated when the machine crashed
        }
    }

    void forget() throws IOException {
        Files.deleteIfExists(file());
    }

    void write(int day) throws IOException {
        Files.createDirectories(folder);
        var fresh = folder.resolve("sample-day.new");
        Files.writeString(fresh, day + "\n");
        Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

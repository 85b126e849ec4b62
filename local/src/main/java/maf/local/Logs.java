package maf.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a log file, however large it is. */
final class Logs {
    private static final int TAIL_BYTES = 16 * 1024;

    private Logs() {}

    static String lastLines(Path log, int count) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var from = Math.max(0, file.length() - TAIL_BYTES);
            var tail = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(tail);
            return Command.lastLines(new String(tail, StandardCharsets.UTF_8), count);
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}

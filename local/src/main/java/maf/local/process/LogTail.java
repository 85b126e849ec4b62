package maf.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The last lines of a log file of any size, without stack frames. */
final class LogTail {
    private static final int TAIL_BYTES = 32 * 1024;
    /** Lines that hide the cause of an error. */
    private static final Pattern STACK_FRAME = Pattern.compile("^\\s*(at |\\.\\.\\. \\d+ (more|common))");

    private LogTail() {}

    static String lastLines(Path log, int count) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var from = Math.max(0, file.length() - TAIL_BYTES);
            var tail = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(tail);
            var text = new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !STACK_FRAME.matcher(line).find())
                    .collect(Collectors.joining("\n"));
            return ExternalCommand.lastLines(text, count);
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}

package maf.contract.file;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * One mistake in a file, or a warning about it.
 *
 * @param file the file, or the directory if the mistake is about all of it
 * @param line counts from 1; 0 if the mistake is about the whole file
 * @param column counts characters from 1; 0 if the mistake is about the whole file
 * @param reason what is wrong and what to do
 */
public record Mistake(Path file, int line, int column, String reason) {
    /** By file and position. */
    public static final Comparator<Mistake> BY_PLACE =
            Comparator.comparing(Mistake::file).thenComparing(Mistake::line).thenComparing(Mistake::column);

    /** {@code file:line:column: reason}, as compilers write it, with the file named as the reader knows it. */
    public String in(String shownFile) {
        return shownFile + (line == 0 ? "" : ":" + line + ":" + column) + ": " + reason;
    }

    /** Like {@link #in}, with only the file's name. */
    @Override
    public String toString() {
        var name = file.getFileName();
        return in(line == 0 && !file.toString().endsWith(FileKind.ENDING) ? file.toString() : name.toString());
    }
}

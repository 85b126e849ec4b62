package maf.producers.export;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;
import maf.producers.database.StoppedException;
import maf.producers.progress.Progress;
import maf.producers.row.ColumnLimits;
import maf.producers.row.GzipLineReader;
import maf.producers.row.InvalidRowException;
import maf.producers.row.LineParser;
import maf.runtime.Program.StopSignal;

/**
 * Reads and checks a whole file before anything is written to the database.
 *
 * @param mostMalformedPercent maximum percentage of invalid lines; a file with more is refused
 * @param runRows rows sorted in memory at a time
 */
record ExportVerification(
        ColumnLimits columns, double mostMalformedPercent, int runRows, Progress progress, StopSignal stop) {
    private static final int STEP = 10_000;

    /**
     * Returns the file's rows by ascending id, which are stored in {@code folder} until closed.
     *
     * @throws ExportRefusedException when the file is truncated, damaged, empty, or has too many lines that are not
     *     rows
     * @throws ExportUnavailableException when {@code folder} is full
     */
    ExternalRowSorter read(Path file, Path folder) throws ExportRefusedException, ExportUnavailableException {
        var sorted = new ExternalRowSorter(folder, runRows);
        try {
            fill(sorted, file);
            return sorted;
        } catch (IOException | UncheckedIOException | ExportRefusedException | StoppedException e) {
            close(sorted, folder);
            if (e instanceof ExportRefusedException refused) {
                throw refused;
            }
            if (e instanceof StoppedException stopped) {
                throw stopped;
            }
            var cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
            throw ExportUnavailableException.ofDisk(folder, cause);
        }
    }

    private static void close(ExternalRowSorter sorted, Path folder) throws ExportUnavailableException {
        try {
            sorted.close();
        } catch (IOException e) {
            throw ExportUnavailableException.ofDisk(folder, e);
        }
    }

    private void fill(ExternalRowSorter sorted, Path file) throws IOException, ExportRefusedException {
        var parser = new LineParser(columns);
        var line = 0L;
        var malformed = 0L;
        try (var lines = open(file)) {
            for (var text = next(lines, file, line); text != null; text = next(lines, file, line)) {
                line++;
                try {
                    sorted.add(parser.parse(text));
                } catch (InvalidRowException e) {
                    malformed++;
                    progress.refused(line, e.getMessage());
                }
                if (line % STEP == 0) {
                    progress.step(line);
                    stopIfAsked();
                }
            }
        }
        if (line == 0) {
            throw new ExportRefusedException(file + " contains no rows");
        }
        if (malformed * 100.0 > mostMalformedPercent * line) {
            throw new ExportRefusedException(String.format(
                    Locale.ROOT,
                    "%s has %,d lines out of %,d that are not rows (the log gives the first ones), more than"
                            + " export.malformed.percent=%s allows",
                    file,
                    malformed,
                    line,
                    mostMalformedPercent));
        }
        sorted.finish();
        progress.verified(line, malformed, sorted.duplicates());
    }

    private void stopIfAsked() {
        if (stop.isAsked()) {
            throw new StoppedException();
        }
    }

    private static GzipLineReader open(Path file) throws IOException, ExportRefusedException {
        try {
            if (Files.size(file) == 0) {
                throw new ExportRefusedException(file + " is empty");
            }
            return new GzipLineReader(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new ExportRefusedException("There is no file " + file);
        } catch (ZipException e) {
            throw new ExportRefusedException(file + " is not a gzip file (" + e.getMessage() + ")");
        } catch (EOFException e) {
            throw new ExportRefusedException(file + " is truncated in its first bytes");
        }
    }

    private static byte @org.jspecify.annotations.Nullable [] next(GzipLineReader lines, Path file, long line)
            throws IOException, ExportRefusedException {
        try {
            return lines.next();
        } catch (EOFException e) {
            throw new ExportRefusedException(file + " is truncated after line " + line);
        } catch (ZipException e) {
            throw new ExportRefusedException(file + " is damaged after line " + line + " (" + e.getMessage() + ")");
        }
    }
}

package maf.producers.export;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import maf.producers.row.ExportRow;

/**
 * Sorts any number of rows by id in the memory of one run: each run is sorted and written to a file, and reading merges
 * the files. If rows have the same id, the one added last wins.
 */
final class ExternalRowSorter implements Closeable {
    private final Path folder;
    private final int runRows;
    private final List<Path> runs = new ArrayList<>();
    private List<ExportRow> run = new ArrayList<>();
    private long duplicates;
    private long rows;

    /** Deletes the files of a producer that was killed. */
    static void deleteLeftovers(Path folder) throws IOException {
        try (var left = Files.newDirectoryStream(folder, "run-*.rows")) {
            for (var file : left) {
                Files.delete(file);
            }
        }
    }

    ExternalRowSorter(Path folder, int runRows) {
        this.folder = folder;
        this.runRows = runRows;
    }

    void add(ExportRow row) throws IOException {
        run.add(row);
        if (run.size() == runRows) {
            spill();
        }
    }

    /** Must be called after the last row. Counts the rows without duplicates. */
    void finish() throws IOException {
        spill();
        run = List.of();
        try (var merged = read()) {
            while (merged.hasNext()) {
                merged.next();
                rows++;
            }
            duplicates += merged.duplicates();
        }
    }

    private void spill() throws IOException {
        if (run.isEmpty()) {
            return;
        }
        run.sort(Comparator.comparingLong(ExportRow::id)); // stable: the last row of an id stays the last
        var file = folder.resolve("run-" + runs.size() + ".rows");
        runs.add(file);
        try (var output = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            for (var i = 0; i < run.size(); i++) {
                if (i + 1 < run.size() && run.get(i + 1).id() == run.get(i).id()) {
                    duplicates++;
                } else {
                    RowCodec.write(run.get(i), output);
                }
            }
        }
        run.clear();
    }

    /** The number of different ids, known after {@link #finish}. */
    long rows() {
        return rows;
    }

    /** Rows that a later row with the same id replaced. */
    long duplicates() {
        return duplicates;
    }

    MergeIterator read() throws IOException {
        return new MergeIterator(runs);
    }

    @Override
    public void close() throws IOException {
        for (var file : runs) {
            Files.deleteIfExists(file);
        }
        runs.clear();
    }
}

package maf.producers.export;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import maf.producers.row.ExportRow;

/** Merges sorted files by ascending id. If several files have the same id, the row of the last file wins. */
final class MergeIterator implements Iterator<ExportRow>, Closeable {
    private static final int BUFFER_BYTES = 1 << 15;

    private final List<Run> runs = new ArrayList<>();
    private final PriorityQueue<Run> heads = new PriorityQueue<>(
            Comparator.<Run>comparingLong(run -> run.head.id()).thenComparingInt(run -> -run.number));
    private long duplicates;

    /** One file and its next row. */
    private static final class Run {
        private final int number;
        private final DataInputStream input;
        private ExportRow head = new ExportRow(0, null, null, null, null);

        Run(int number, Path file) throws IOException {
            this.number = number;
            input = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
        }

        boolean advance() {
            try {
                head = RowCodec.read(input);
                return true;
            } catch (EOFException e) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    MergeIterator(List<Path> files) throws IOException {
        for (var file : files) {
            var run = new Run(runs.size(), file);
            runs.add(run);
            advance(run);
        }
    }

    private void advance(Run run) {
        if (run.advance()) {
            heads.add(run);
        }
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public ExportRow next() {
        var latest = heads.poll();
        if (latest == null) {
            throw new NoSuchElementException();
        }
        var row = latest.head;
        advance(latest);
        for (var older = heads.peek(); older != null && older.head.id() == row.id(); older = heads.peek()) {
            duplicates++;
            heads.remove(older);
            advance(older);
        }
        return row;
    }

    /** Rows skipped so far because a later file has the same id. */
    long duplicates() {
        return duplicates;
    }

    @Override
    public void close() throws IOException {
        for (var run : runs) {
            run.input.close();
        }
    }
}

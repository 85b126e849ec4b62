package maf.producers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import maf.runtime.Program.StopSignal;

/** Writes the bundled sample batch by batch; a batch that the database could not take is written again, nothing before it. */
final class SampleRun {
    private static final long FIRST_PAUSE_MS = 500;
    // Long enough to leave a struggling server alone, short enough for a person who waits for the first rows.
    private static final long LONGEST_PAUSE_MS = 15_000;

    private final Source source;
    private final int batchRows;

    SampleRun(Source source, int batchRows) {
        this.source = source;
        this.batchRows = batchRows;
    }

    long count() throws IOException {
        var count = 0L;
        try (var sample = source.sample()) {
            for (var rows = sample.next(batchRows); !rows.isEmpty(); rows = sample.next(batchRows)) {
                count += rows.size();
            }
        }
        return count;
    }

    /** Returns when all rows are in the table, or soon after {@code stop}, between two transactions. */
    void write(RowTarget target, Progress progress, StopSignal stop) throws IOException, InterruptedException {
        try (var sample = source.sample()) {
            for (var rows = sample.next(batchRows); !rows.isEmpty(); rows = sample.next(batchRows)) {
                if (!writeBatch(rows, target, progress, stop)) {
                    return;
                }
            }
        }
        progress.finished();
    }

    private static boolean writeBatch(List<ExportRow> rows, RowTarget target, Progress progress, StopSignal stop)
            throws InterruptedException {
        var pause = FIRST_PAUSE_MS;
        while (!stop.isAsked()) {
            var start = System.nanoTime();
            try {
                var inserted = target.write(rows);
                progress.wrote(rows.size(), inserted, Duration.ofNanos(System.nanoTime() - start));
                return true;
            } catch (TargetUnavailableException e) {
                progress.waits(e.getMessage(), pause);
                stop.await(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
            }
        }
        return false;
    }
}

package maf.producers.database;

import java.time.Duration;
import java.util.List;
import maf.producers.progress.Progress;
import maf.producers.row.Change;
import maf.producers.row.ExportRow;
import maf.runtime.Program.StopSignal;

/**
 * A table whose calls succeed in the end: a call that fails because the database is unavailable is retried with
 * increasing pauses. After a stop request every call throws {@link StoppedException} instead of starting anything.
 */
public final class RetryingTarget implements AutoCloseable {
    private static final long FIRST_PAUSE_MS = 500;
    // Long enough to spare an overloaded server, short enough for a user who waits for the first rows.
    private static final long LONGEST_PAUSE_MS = 15_000;

    private final RowTarget target;
    private final Progress progress;
    private final StopSignal stop;

    public RetryingTarget(RowTarget target, Progress progress, StopSignal stop) {
        this.target = target;
        this.progress = progress;
        this.stop = stop;
    }

    private interface Call<T> {
        T make() throws TargetUnavailableException;
    }

    List<ExportRow> rowsFrom(long first, int most) {
        return retry(() -> target.rowsFrom(first, most));
    }

    public long count() {
        return retry(target::count);
    }

    public long highestId(long atMost, long otherwise) {
        return retry(() -> target.highestId(atMost, otherwise));
    }

    public void apply(List<Change> changes) {
        var took = retry(() -> {
            var start = System.nanoTime();
            target.apply(changes);
            return Duration.ofNanos(System.nanoTime() - start);
        });
        progress.wrote(changes, took);
    }

    private <T> T retry(Call<T> call) {
        var pause = FIRST_PAUSE_MS;
        while (!stop.isAsked()) {
            try {
                var result = call.make();
                progress.goesOn();
                return result;
            } catch (TargetUnavailableException e) {
                progress.waits(e.getMessage(), pause);
                sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
            }
        }
        throw new StoppedException();
    }

    private void sleep(long millis) {
        try {
            stop.await(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    @Override
    public void close() {
        target.close();
    }
}

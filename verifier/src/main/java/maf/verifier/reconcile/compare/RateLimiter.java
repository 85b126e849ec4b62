package maf.verifier.reconcile.compare;

import java.util.concurrent.TimeUnit;

/** Limits the rate of one reader, on average since its start. */
public final class RateLimiter {
    /** No limit. */
    public static final long UNLIMITED = 0;

    private static final int EVERY = 100;

    private final long rowsPerSecond;
    private final long startedNanos = System.nanoTime();
    private long rows;

    RateLimiter(long rowsPerSecond) {
        this.rowsPerSecond = rowsPerSecond;
    }

    /** Counts one row, and waits if that is too early. */
    void row() throws InterruptedException {
        rows++;
        if (rowsPerSecond != UNLIMITED && rows % EVERY == 0) {
            var due = rows * TimeUnit.SECONDS.toNanos(1) / rowsPerSecond;
            TimeUnit.NANOSECONDS.sleep(due - (System.nanoTime() - startedNanos));
        }
    }
}

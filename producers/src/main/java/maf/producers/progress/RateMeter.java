package maf.producers.progress;

import java.time.Duration;

/** Rows per second over the last five to ten seconds. Written by one thread, read by any. */
final class RateMeter {
    private static final long WINDOW_NANOS = Duration.ofSeconds(5).toNanos();

    private long began = System.nanoTime();
    private long rows;
    private double last;

    synchronized void add(long more) {
        roll();
        rows += more;
    }

    synchronized double rowsPerSecond() {
        roll();
        var elapsed = System.nanoTime() - began;
        // the current window is the better measure once it is long enough
        return last == 0 || elapsed > WINDOW_NANOS / 2 ? rows * 1e9 / Math.max(elapsed, 1) : last;
    }

    private void roll() {
        var elapsed = System.nanoTime() - began;
        if (elapsed >= WINDOW_NANOS) {
            last = rows * 1e9 / elapsed;
            rows = 0;
            began += elapsed;
        }
    }
}

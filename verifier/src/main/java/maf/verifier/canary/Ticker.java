package maf.verifier.canary;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ticks at a fixed interval; missed ticks are skipped. Tickers of the same interval tick at the same time, so probes that
 * are written together are queried in the same SELECT.
 */
final class Ticker {
    private final long nanos;
    private long next;

    Ticker(Duration interval) {
        nanos = interval.toNanos();
        var sinceLast = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) % nanos;
        next = System.nanoTime() - sinceLast;
    }

    void await() throws InterruptedException {
        var now = System.nanoTime();
        next += nanos * Math.max(1, (now - next) / nanos + 1);
        TimeUnit.NANOSECONDS.sleep(next - now);
    }
}

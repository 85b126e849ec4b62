package maf.verifier.canary;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A regular ticker; what was missed is left out. Beats of one length fall together, whoever waits for them: probes that are
 * written at the same time are asked for in the same SELECT.
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

package maf.canary;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A regular beat; what was missed is left out. */
final class Beat {
    private final long nanos;
    private long next = System.nanoTime();

    Beat(Duration interval) {
        nanos = interval.toNanos();
    }

    void await() throws InterruptedException {
        next = Math.max(next + nanos, System.nanoTime());
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }
}

package maf.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long after its commit at the source a table's row has come to some place of the pipeline: a histogram. */
public final class CommitDelay {
    // Fixed, so that instances, months and stages can be compared: from one commit interval to a day of standstill.
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ofHours(3),
        Duration.ofDays(1)
    };

    private final Timer timer;

    /** With 0 in every bucket from now on. */
    public CommitDelay(MeterRegistry registry, String name, String description, String table) {
        timer = Timer.builder(name)
                .description(description)
                .tags("table", table)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** Both in epoch milliseconds; clocks differ, so that the place may seem to come first. */
    public void record(long committedAtMs, long nowMs) {
        timer.record(Math.max(0, nowMs - committedAtMs), TimeUnit.MILLISECONDS);
    }
}

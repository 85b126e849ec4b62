package maf.sink;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** Every metric of the sink, by name. */
final class SinkMetrics {
    private static final String PREFIX = "maf.sink.";

    private final MeterRegistry registry;

    SinkMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void upserted(String table) {
        registry.counter(PREFIX + "rows.upserted", "table", table).increment();
    }

    void deleted(String table) {
        registry.counter(PREFIX + "rows.deleted", "table", table).increment();
    }

    void batch(Duration took) {
        Timer.builder(PREFIX + "batches")
                .description("Batches made durable in the store, and how long each took")
                .register(registry)
                .record(took);
    }

    void retry() {
        registry.counter(PREFIX + "retries").increment();
    }

    void deadLetter(String table, Reason reason) {
        registry.counter(PREFIX + "dead.letters", "table", table, "reason", reason.code())
                .increment();
    }

    /** From the commit at the source to the acknowledged write. */
    void stored(String table, Duration delay) {
        Timer.builder(PREFIX + "delay")
                .description("From the commit at the source to durable in the store")
                .tag("table", table)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(registry)
                .record(delay);
    }

    void gauge(String name, Supplier<Number> value) {
        Gauge.builder(PREFIX + name, value).register(registry);
    }
}

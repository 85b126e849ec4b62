package maf.verifier.canary;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The canary's metrics of one source; see docs/metrics.md. They start at 0. */
final class CanaryMetrics {
    // Fine around the usual delays, up to an outage of an hour.
    private static final double[] BUCKETS = {
        0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20, 30, 60, 120, 300, 900, 3600
    };

    private final Counter written;
    private final Counter failed;
    private final Counter lost;
    private final Timer delay;

    /**
     * @param waitingSeconds age of the oldest pending probe
     * @param stuckAt 1 for the stage where a late probe is, NaN if that is unknown
     */
    CanaryMetrics(
            MeterRegistry registry, String source, DoubleSupplier waitingSeconds, ToDoubleFunction<Stage> stuckAt) {
        written = counter(registry, source, "maf.canary.probes", "Probes that the source has committed");
        failed = counter(registry, source, "maf.canary.failures", "Probes that could not be written into the source");
        lost = counter(
                registry,
                source,
                "maf.canary.lost",
                "Probes that the store never showed although it showed later ones");
        delay = Timer.builder("maf.canary.delay")
                .description("Time from the commit of a probe at the source until a SELECT shows it in the store")
                .tags("source", source)
                .serviceLevelObjectives(DoubleStream.of(BUCKETS)
                        .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
                        .toArray(Duration[]::new))
                .register(registry);
        TimeGauge.builder("maf.canary.waiting", waitingSeconds::getAsDouble, TimeUnit.SECONDS)
                .description("Age of the oldest probe that no SELECT has shown yet")
                .tag("source", source)
                .register(registry);
        for (var stage : Stage.values()) {
            Gauge.builder("maf.canary.stuck", () -> stuckAt.applyAsDouble(stage))
                    .description("1 for the stage that a late probe has reached and not left")
                    .tags("source", source, "stage", stage.code())
                    .register(registry);
        }
    }

    private static Counter counter(MeterRegistry registry, String source, String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tag("source", source)
                .register(registry);
    }

    void written() {
        written.increment();
    }

    void failed() {
        failed.increment();
    }

    void lost() {
        lost.increment();
    }

    void seen(long nanos) {
        delay.record(nanos, TimeUnit.NANOSECONDS);
    }
}

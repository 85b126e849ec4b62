package maf.connectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import maf.connectors.ConnectorState.Kind;
import maf.inspect.check.SourceReport;

/** Metrics of one connector, with the label {@code connector}, and of its source, with the label {@code source}. */
final class KeeperMetrics implements AutoCloseable {
    private final AtomicReference<Kind> kind = new AtomicReference<>(Kind.ABSENT);
    private final AtomicBoolean isFileInvalid = new AtomicBoolean();
    private final AtomicBoolean isMisconfigured = new AtomicBoolean();
    private final Counter restarts;
    private final MultiGauge checks;
    private final AtomicLong checkedNanos = new AtomicLong();
    private final List<Meter> meters = new ArrayList<>();
    private final MeterRegistry registry;

    KeeperMetrics(MeterRegistry registry, String connector) {
        this.registry = registry;
        gauge(
                connector,
                "maf.connector.running",
                "1 when the connector and all its tasks run",
                () -> kind.get() == Kind.RUNNING);
        gauge(
                connector,
                "maf.connector.failed",
                "1 when the connector or a task has failed",
                () -> kind.get() == Kind.FAILED);
        gauge(connector, "maf.connector.file.invalid", "1 when the source's file cannot be used", isFileInvalid::get);
        gauge(
                connector,
                "maf.source.misconfigured",
                "1 when a setting of the source, or a right of the connector's user, is not what capture needs",
                isMisconfigured::get);
        checks = MultiGauge.builder("maf.source.check")
                .description("Findings of the last whole check of the source")
                .tag("source", connector)
                .register(registry);
        restarts = Counter.builder("maf.connector.restarts")
                .description("Restarts that the keeper requested")
                .tag("connector", connector)
                .register(registry);
        meters.add(restarts);
    }

    private void gauge(String connector, String name, String description, BooleanSupplier counted) {
        meters.add(Gauge.builder(name, () -> counted.getAsBoolean() ? 1 : 0)
                .description(description)
                .tag("connector", connector)
                .register(registry));
    }

    void setKind(Kind now) {
        kind.set(now);
    }

    void setFileInvalid(boolean now) {
        isFileInvalid.set(now);
    }

    void setMisconfigured(boolean now) {
        isMisconfigured.set(now);
    }

    /** Takes what a whole check of the source found. */
    void setReport(SourceReport report) {
        var counts = report.checks().stream()
                .collect(Collectors.groupingBy(
                        finding -> Tags.of(
                                "check",
                                finding.check().code(),
                                "verdict",
                                finding.verdict().code()),
                        Collectors.counting()));
        checks.register(
                counts.entrySet().stream()
                        .map(count -> MultiGauge.Row.of(count.getKey(), count.getValue()))
                        .toList(),
                true);
        if (checkedNanos.getAndSet(System.nanoTime()) == 0) {
            meters.add(TimeGauge.builder(
                            "maf.source.check.age", () -> System.nanoTime() - checkedNanos.get(), TimeUnit.NANOSECONDS)
                    .description("Time since the last whole check of the source")
                    .tag("source", report.name())
                    .register(registry));
        }
    }

    void restarted() {
        restarts.increment();
    }

    /** A source that is gone has no metrics. */
    @Override
    public void close() {
        meters.forEach(registry::remove);
        checks.register(List.<MultiGauge.Row<?>>of(), true);
    }
}

package maf.connectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import maf.connectors.ConnectorState.Kind;

/** Metrics of one connector, all with the label {@code connector}. */
final class KeeperMetrics {
    private final AtomicReference<Kind> kind = new AtomicReference<>(Kind.ABSENT);
    private final Counter restarts;

    KeeperMetrics(MeterRegistry registry, String connector) {
        gauge(registry, connector, "maf.connector.running", "1 when the connector and all its tasks run", Kind.RUNNING);
        gauge(registry, connector, "maf.connector.failed", "1 when the connector or a task has failed", Kind.FAILED);
        restarts = Counter.builder("maf.connector.restarts")
                .description("Restarts that the keeper requested")
                .tag("connector", connector)
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String connector, String name, String description, Kind counted) {
        Gauge.builder(name, () -> kind.get() == counted ? 1 : 0)
                .description(description)
                .tag("connector", connector)
                .register(registry);
    }

    void setKind(Kind now) {
        kind.set(now);
    }

    void restarted() {
        restarts.increment();
    }
}

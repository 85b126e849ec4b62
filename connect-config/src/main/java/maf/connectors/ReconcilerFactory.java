package maf.connectors;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import maf.inspect.check.SourceReport;
import maf.source.Environment;
import maf.source.Source;
import maf.source.SourceKind;
import maf.source.connector.ConnectorTemplate;

/** Makes what keeps the connector of a source. */
final class ReconcilerFactory {
    private final Map<SourceKind, ConnectorTemplate> templates = new EnumMap<>(SourceKind.class);
    private final Map<String, KeeperMetrics> metrics = new HashMap<>();
    private final ConnectClient connect;
    private final Environment environment;
    private final MeterRegistry registry;
    private final Pauses pauses;
    private final Function<Source, SourceReport> inspector;
    private final Executor worker;

    /**
     * How long a reconciler waits, in milliseconds.
     *
     * @param checkMs between two quick checks of a source whose connector runs
     * @param wholeCheckMs between two whole checks of a source
     * @param stableMs how long a connector must run before its restart pauses are reset
     */
    record Pauses(long checkMs, long wholeCheckMs, long stableMs) {}

    /**
     * @param folder of the templates
     * @param inspector checks a source as a whole
     * @param worker runs that, which may take a while
     */
    ReconcilerFactory(
            Path folder,
            ConnectClient connect,
            Environment environment,
            MeterRegistry registry,
            Pauses pauses,
            Function<Source, SourceReport> inspector,
            Executor worker) {
        for (var kind : SourceKind.values()) {
            templates.put(kind, ConnectorTemplate.read(folder, kind));
        }
        this.connect = connect;
        this.environment = environment;
        this.registry = registry;
        this.pauses = pauses;
        this.inspector = inspector;
        this.worker = worker;
    }

    ConnectorReconciler reconciler(Source source) {
        var config =
                new ConnectorConfig(source.name(), templates.get(source.kind()).render(source));
        var probe = SourceProbe.of(source, config, environment);
        var check = new SourceCheck(probe::problem, pauses.checkMs());
        var whole = new WholeCheck(() -> inspector.apply(source), worker, pauses.wholeCheckMs());
        return new ConnectorReconciler(config, check, whole, connect, metrics(source.name()), pauses.stableMs());
    }

    KeeperMetrics metrics(String name) {
        return metrics.computeIfAbsent(name, each -> new KeeperMetrics(registry, each));
    }

    /** Its metrics end with it. */
    void forget(String name) {
        var ended = metrics.remove(name);
        if (ended != null) {
            ended.close();
        }
    }
}

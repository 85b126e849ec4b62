package maf.transformer.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import maf.contract.model.TableContract;

/** The application's own figures; docs/metrics.md explains them. Counts after a crash may include what is done again. */
public final class TransformerMetrics {
    private final MeterRegistry registry;
    private final Map<String, TableMetrics> tables = new ConcurrentHashMap<>();
    /** One of so many records is timed, so that looking at the clock costs nothing that matters. */
    static final int TIMED_ONE_OF = 64;

    final Timer processing;

    public TransformerMetrics(MeterRegistry registry) {
        this.registry = registry;
        processing = Timer.builder("maf.record.processing")
                .description("Judging one raw record for all its tables; one record of " + TIMED_ONE_OF + " is timed")
                .register(registry);
    }

    /** Raw records read from a topic. */
    Counter recordsIn(String topic) {
        return Counter.builder("maf.records.in")
                .description("Raw records read")
                .tags("topic", topic)
                .register(registry);
    }

    /** Makes all of a table's figures, so that they are there before its first event. */
    void register(TableContract contract) {
        var figures = table(contract.table().toString());
        contract.columns().keySet().forEach(figures::drift);
    }

    /** The same object for the same table. */
    TableMetrics table(String table) {
        return tables.computeIfAbsent(table, name -> new TableMetrics(registry, name));
    }
}

package maf.transformer.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import maf.contract.model.TableContract;

/** The application's own metrics; docs/metrics.md explains them. After a crash, counts may include records that are processed again. */
public final class TransformerMetrics {
    private final MeterRegistry registry;
    private final Map<String, TableMetrics> tables = new ConcurrentHashMap<>();
    /** One in this many records is timed, so that reading the clock costs nothing noticeable. */
    static final int TIMED_ONE_OF = 64;

    final Timer processing;

    public TransformerMetrics(MeterRegistry registry) {
        this.registry = registry;
        processing = Timer.builder("maf.record.processing")
                .description("Time to cleanse one raw record for all its tables; one record in " + TIMED_ONE_OF
                        + " is timed")
                .register(registry);
    }

    /** Raw records read from a topic. */
    Counter recordsIn(String topic) {
        return Counter.builder("maf.records.in")
                .description("Raw records read")
                .tags("topic", topic)
                .register(registry);
    }

    /** Raw records of a topic that were deleted before they were read. */
    Counter recordsLost(String topic) {
        return Counter.builder("maf.records.lost")
                .description("Raw records that were deleted before they were read")
                .tags("topic", topic)
                .register(registry);
    }

    /** Creates all metrics of a table, so that they exist before its first event. */
    void register(TableContract contract) {
        var figures = table(contract.table().toString());
        contract.columns().keySet().forEach(figures::drift);
    }

    /** The metrics of a table; the same object each time. */
    TableMetrics table(String table) {
        return tables.computeIfAbsent(table, name -> new TableMetrics(registry, name));
    }
}

package maf.sink.monitor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import maf.contract.model.TableContract;

/** The sink's own metrics; docs/metrics.md explains them. Thread-safe. */
public final class SinkMetrics {
    // A request times out after 10 s.
    private static final Duration[] REQUESTS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Map<String, TableMetrics> tables = new ConcurrentHashMap<>();
    private final Map<String, Counter> recordsIn = new ConcurrentHashMap<>();
    private final Timer batches;
    private final Timer requests;
    private final Counter retries;
    private volatile SinkGauges levels = SinkGauges.NONE;

    public SinkMetrics(MeterRegistry registry) {
        this.registry = registry;
        batches = Timer.builder("maf.batches")
                .description("Batches made durable, and how long each took from its hand-over")
                .register(registry);
        requests = Timer.builder("maf.store.request")
                .description("Requests with rows that the store answered, as a whole or in part")
                .serviceLevelObjectives(REQUESTS)
                .register(registry);
        retries = Counter.builder("maf.store.retries")
                .description("Times that rows were sent again, or the store was asked again")
                .register(registry);
        gauge("maf.partitions", "Partitions that this process writes", SinkGauges::partitions);
        gauge("maf.buffer.rows", "Rows that wait for a batch", SinkGauges::rows);
        gauge("maf.buffer.bytes", "Heap of the rows that wait for a batch, estimated", SinkGauges::bytes);
        gauge("maf.buffer.fill", "Share of what may wait; reading pauses at 1", SinkGauges::fill);
        TimeGauge.builder("maf.version.lead", this, TimeUnit.MILLISECONDS, now -> now.levels.leadMs())
                .description("How far the highest version runs ahead of the clock")
                .register(registry);
    }

    private void gauge(String name, String description, ToDoubleFunction<SinkGauges> value) {
        Gauge.builder(name, this, now -> value.applyAsDouble(now.levels))
                .description(description)
                .register(registry);
    }

    /** Makes all of a contract's figures, so that they are there before its first event. */
    public void register(TableContract contract, WaitingTables waiting) {
        table(contract.table().toString());
        Gauge.builder("maf.table.waiting", waiting, tables -> tables.holds(contract.topic()) ? 1 : 0)
                .description("1 while the table's records stay in their topic; the log and the health check say why")
                .tags("table", contract.table().toString())
                .register(registry);
        recordsIn(contract.topic());
    }

    /** Returns the same object for the same table. */
    public TableMetrics table(String table) {
        return tables.computeIfAbsent(table, name -> new TableMetrics(registry, name));
    }

    /** Cleansed records read from a topic. */
    public Counter recordsIn(String topic) {
        return recordsIn.computeIfAbsent(
                topic,
                name -> Counter.builder("maf.records.in")
                        .description("Cleansed records read")
                        .tags("topic", name)
                        .register(registry));
    }

    public void batch(Duration took) {
        batches.record(took);
    }

    public void request(long nanos) {
        requests.record(nanos, TimeUnit.NANOSECONDS);
    }

    public void retry() {
        retries.increment();
    }

    public void levels(SinkGauges now) {
        levels = now;
    }
}

package maf.transformer.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import maf.contract.wire.QuarantineReason;
import maf.runtime.CommitDelay;
import maf.transformer.envelope.ChangeEvent;

/**
 * The metrics of one table. All exist with 0 from the start, so that {@code rate()} and alerts see the first event. They are
 * kept as objects, so that counting needs no lookup.
 */
final class TableMetrics {
    final Counter cleansed;
    final Counter deleted;
    final Counter filtered;
    final Counter ignored;
    final Counter rekeyed;
    private final MeterRegistry registry;
    private final String table;
    private final Map<QuarantineReason, Counter> quarantined = new EnumMap<>(QuarantineReason.class);
    private final Map<String, Counter> drift = new ConcurrentHashMap<>();
    private final CommitDelay delay;
    private final AtomicInteger comparisonNeeded = new AtomicInteger();

    TableMetrics(MeterRegistry registry, String table) {
        this.registry = registry;
        this.table = table;
        cleansed = counter(registry, table, "maf.records.cleansed", "Raw records that became a row");
        deleted = counter(registry, table, "maf.records.deleted", "Raw records that removed a row");
        filtered = counter(registry, table, "maf.records.filtered", "Raw records that the filter left out");
        ignored = counter(registry, table, "maf.records.ignored", "Raw records about no row, such as heartbeats");
        rekeyed = counter(registry, table, "maf.records.rekeyed", "Raw records that also removed the row's old key");
        for (var reason : QuarantineReason.values()) {
            quarantined.put(
                    reason,
                    Counter.builder("maf.records.quarantined")
                            .description("Raw records that the contract refused")
                            .tags("table", table, "reason", reason.code())
                            .register(registry));
        }
        delay = new CommitDelay(
                registry,
                "maf.cleansed.delay",
                "Time from the commit at the source until the cleansed record is created, without snapshots",
                table);
        Gauge.builder("maf.table.comparison.needed", comparisonNeeded, AtomicInteger::get)
                .description("1 when the source truncated the table since this process started")
                .tags("table", table)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String table, String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tags("table", table)
                .register(registry);
    }

    void quarantined(QuarantineReason reason) {
        quarantined.get(reason).increment();
        if (reason == QuarantineReason.TRUNCATE) {
            comparisonNeeded.set(1);
        }
    }

    /** Counts rows that lack the field of a column although their source has fixed fields. */
    Counter drift(String column) {
        return drift.computeIfAbsent(
                column,
                name -> Counter.builder("maf.records.drift")
                        .description("Rows of a relational source without the field that a column takes")
                        .tags("table", table, "column", name)
                        .register(registry));
    }

    /** A snapshot's rows were committed at any time before it, so they do not show the delay of this pipeline. */
    void delay(ChangeEvent.Origin origin, long nowMs) {
        if (!origin.operation().equals("r")) {
            delay.record(origin.tsMs(), nowMs);
        }
    }
}

package maf.sink.monitor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import maf.runtime.CommitDelay;
import maf.sink.read.Change;
import maf.sink.read.DeadLetterReason;
import maf.sink.read.PendingRow;

/** One table's metrics; all exist with 0 from the start, so that {@code rate()} and alerts see the first event. */
public final class TableMetrics {
    private final Counter upserted;
    private final Counter deleted;
    private final Counter bytes;
    private final Map<DeadLetterReason, Counter> deadLettered = new EnumMap<>(DeadLetterReason.class);
    private final CommitDelay delay;

    TableMetrics(MeterRegistry registry, String table) {
        upserted = counter(registry, table, "maf.rows.upserted", "Rows written");
        deleted = counter(registry, table, "maf.rows.deleted", "Rows deleted");
        bytes = Counter.builder("maf.store.bytes")
                .description("Keys and values of the cleansed records that became these rows")
                .baseUnit("bytes")
                .tags("table", table)
                .register(registry);
        for (var reason : DeadLetterReason.values()) {
            deadLettered.put(
                    reason,
                    Counter.builder("maf.records.dead.lettered")
                            .description("Cleansed records that cannot be in the store")
                            .tags("table", table, "reason", reason.code())
                            .register(registry));
        }
        delay = new CommitDelay(
                registry,
                "maf.stored.delay",
                "From the commit at the source until the store has the row, snapshots left out",
                table);
    }

    private static Counter counter(MeterRegistry registry, String table, String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tags("table", table)
                .register(registry);
    }

    /** Rows that the store has acknowledged. */
    public void stored(List<PendingRow> rows) {
        var now = System.currentTimeMillis();
        var deletes = 0;
        var sum = 0L;
        for (var row : rows) {
            var event = row.last();
            deletes += event.change() instanceof Change.Delete ? 1 : 0;
            sum += event.sentBytes();
            if (event.tellsDelay()) {
                delay.record(event.committedAtMs(), now);
            }
        }
        upserted.increment(rows.size() - deletes);
        deleted.increment(deletes);
        bytes.increment((double) sum);
    }

    public void deadLettered(DeadLetterReason reason) {
        deadLettered.get(reason).increment();
    }
}

package maf.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One table's figures, all there with 0 from the start, so that {@code rate()} and alerts see the first event. */
final class TableMetrics {
    // Fixed, so that instances and months can be summed; those of the transformer, which sees the same delays first.
    private static final Duration[] DELAYS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ofHours(3),
        Duration.ofDays(1)
    };

    private final Counter upserted;
    private final Counter deleted;
    private final Counter bytes;
    private final Map<Reason, Counter> deadLettered = new EnumMap<>(Reason.class);
    private final Timer delay;

    TableMetrics(MeterRegistry registry, String table) {
        upserted = counter(registry, table, "maf.rows.upserted", "Rows written");
        deleted = counter(registry, table, "maf.rows.deleted", "Rows deleted");
        bytes = Counter.builder("maf.store.bytes")
                .description("Keys and values of the cleansed records that became these rows")
                .baseUnit("bytes")
                .tags("table", table)
                .register(registry);
        for (var reason : Reason.values()) {
            deadLettered.put(
                    reason,
                    Counter.builder("maf.records.dead.lettered")
                            .description("Cleansed records that cannot be in the store")
                            .tags("table", table, "reason", reason.code())
                            .register(registry));
        }
        delay = Timer.builder("maf.stored.delay")
                .description("From the commit at the source until the store has the row, snapshots left out")
                .tags("table", table)
                .serviceLevelObjectives(DELAYS)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String table, String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tags("table", table)
                .register(registry);
    }

    /** Rows that the store has acknowledged. */
    void stored(List<PendingRow> rows) {
        var now = System.currentTimeMillis();
        var deletes = 0;
        var sum = 0L;
        for (var row : rows) {
            var event = row.last();
            deletes += event.change() instanceof Change.Delete ? 1 : 0;
            sum += event.sentBytes();
            if (event.tellsDelay()) {
                delay.record(Math.max(0, now - event.committedAtMs()), TimeUnit.MILLISECONDS); // clocks differ
            }
        }
        upserted.increment(rows.size() - deletes);
        deleted.increment(deletes);
        bytes.increment((double) sum);
    }

    void deadLettered(Reason reason) {
        deadLettered.get(reason).increment();
    }
}

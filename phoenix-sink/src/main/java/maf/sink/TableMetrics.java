package maf.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.hbase.client.Mutation;

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
                .description("Cells written, as they are sent")
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

    /** A row that the store has acknowledged, as it was sent. */
    void stored(PendingRow row, Mutation sent) {
        var event = row.last();
        (event.change() instanceof Change.Delete ? deleted : upserted).increment();
        bytes.increment((double) bytes(sent));
        if (event.tellsDelay()) {
            var passed = System.currentTimeMillis() - event.committedAtMs();
            delay.record(Math.max(0, passed), TimeUnit.MILLISECONDS); // clocks differ
        }
    }

    private static long bytes(Mutation sent) {
        var sum = (long) sent.getRow().length;
        for (var cells : sent.getFamilyCellMap().values()) {
            for (var cell : cells) {
                sum += cell.getSerializedSize();
            }
        }
        return sum;
    }

    void deadLettered(Reason reason) {
        deadLettered.get(reason).increment();
    }
}

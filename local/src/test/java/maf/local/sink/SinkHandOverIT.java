package maf.local.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two sinks share the partitions and hand them over when one is stopped, killed or paused, and every row stays correct. */
@SinkTest
class SinkHandOverIT {
    private static final boolean THOROUGH = Boolean.getBoolean("maf.thorough");
    private static final int THOROUGH_ROUNDS = 5;
    private static final int RECORDS_BETWEEN = 2_000;
    private static final Duration IN_ORDER = Duration.ofSeconds(20);

    private final SinkServers servers;
    private final Map<String, List<Duration>> handOvers = new TreeMap<>();

    SinkHandOverIT(SinkServers servers) {
        this.servers = servers;
    }

    @AfterEach
    void leaveOneInstance() {
        servers.endSecond();
        servers.awaitReady(SinkServers.FIRST);
    }

    @Test
    void instancesThatStartAndStopLoseNothing() throws Exception {
        var table = new SinkTable("handed_over");
        var seed = Long.getLong("maf.sink.seed", new Random().nextLong());
        try {
            try (var load = new SinkLoad(servers.bootstrapServers(), table, SinkLoad.Shape.SMALL, seed)) {
                servers.start(SinkServers.SECOND);
                awaitBothAtWork(table);
                for (var round = 0; round < (THOROUGH ? THOROUGH_ROUNDS : 1); round++) {
                    for (var name : List.of(SinkServers.FIRST, SinkServers.SECOND)) {
                        leave(name, round % 2 == 0 == name.equals(SinkServers.FIRST), table, load);
                    }
                }
            }
            servers.group().awaitCommitted(table, table.sent().ends());
            servers.assertStored(table);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
        handOvers.forEach((how, times) -> System.out.println(how + ": " + times));
    }

    /** One sink ends, and the other takes over all partitions; the first one returns and gets its share. */
    private void leave(String name, boolean inOrder, SinkTable table, SinkLoad load) throws Exception {
        load.awaitMore(RECORDS_BETWEEN);
        var sent = table.sent().ends();
        if (inOrder) {
            assertThat(servers.stop(name)).isLessThan(IN_ORDER);
        } else {
            servers.kill(name);
        }
        note((inOrder ? "stopped" : "killed") + ", taken over", servers.group().awaitBeyond(table, sent, true));
        servers.start(name);
        awaitBothAtWork(table);
        sent = table.sent().ends();
        note("another comes, all go on", servers.group().awaitBeyond(table, sent, true));
    }

    private void note(String what, Duration took) {
        handOvers.computeIfAbsent(what, w -> new ArrayList<>()).add(took);
    }

    private void awaitBothAtWork(SinkTable table) {
        Awaitility.await()
                .atMost(SinkServers.TIMEOUT)
                .untilAsserted(() -> assertThat(servers.group().members(table))
                        .hasSize(2)
                        .values()
                        .allSatisfy(partitions -> assertThat(partitions).isPositive()));
    }

    /** The paused instance still holds rows that the other one has overwritten or deleted. */
    @Test
    void aPausedInstanceDoesNoHarmWhenItWakesUp() throws Exception {
        var table = new SinkTable("frozen");
        var seed = Long.getLong("maf.sink.seed", new Random().nextLong());
        servers.start(SinkServers.SECOND);
        awaitBothAtWork(table);
        try {
            for (var round = 0; round < (THOROUGH ? THOROUGH_ROUNDS : 1); round++) {
                pauseOneAndWakeIt(round % 2 == 0 ? SinkServers.SECOND : SinkServers.FIRST, table, seed + round);
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
        handOvers.forEach((how, times) -> System.out.println(how + ": " + times));
    }

    private void pauseOneAndWakeIt(String name, SinkTable table, long seed) throws Exception {
        var process = servers.process(name);
        double writtenBefore;
        try (var load = new SinkLoad(servers.bootstrapServers(), table, SinkLoad.Shape.SMALL, seed)) {
            // Given: rows in flight that the store has not acknowledged, and more behind them
            load.awaitMore(RECORDS_BETWEEN);
            servers.freezeStore();
            load.awaitMore(RECORDS_BETWEEN);
            writtenBefore = written(name);
            var sent = table.sent().ends();
            servers.freeze(name);
            servers.thawStore();
            // When: the other writes newer events of the same rows
            note("paused, taken over", servers.group().awaitBeyond(table, sent, true));
            load.awaitMore(RECORDS_BETWEEN);
        }
        servers.group().awaitCommitted(table, table.sent().ends());
        servers.thaw(name);
        // Then: it has written late, and has rejoined the group
        Awaitility.await()
                .atMost(SinkServers.TIMEOUT)
                .untilAsserted(() -> assertThat(written(name)).as("late writes").isGreaterThan(writtenBefore));
        awaitBothAtWork(table);
        servers.awaitReady(name);
        assertThat(servers.process(name)).isEqualTo(process);
        servers.assertStored(table);
        try (var load = new SinkLoad(servers.bootstrapServers(), table, SinkLoad.Shape.SMALL, seed + 1)) {
            load.awaitMore(RECORDS_BETWEEN);
        }
        servers.group().awaitCommitted(table, table.sent().ends());
        servers.assertStored(table);
    }

    /** Rows that the instance reports as written. */
    private double written(String name) throws Exception {
        return servers.metric(name, "maf_rows_upserted_total") + servers.metric(name, "maf_rows_deleted_total");
    }
}

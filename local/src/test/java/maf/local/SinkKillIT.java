package maf.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * SIGKILL of the sink, of HBase and of both in the middle of batches: no offset is ever beyond what is stored, and the
 * store ends equal to what was sent.
 */
@ExtendWith(RunningSinks.class)
class SinkKillIT {
    private static final boolean THOROUGH = Boolean.getBoolean("maf.thorough");
    private static final int THOROUGH_ROUNDS = 5; // of all four victims
    private static final int RECORDS_BETWEEN = 3_000;

    private enum Victim {
        SINK,
        STORE,
        BOTH,
        /** Both, after the store has not answered for a while: the sink has as much on its hands as it takes. */
        BOTH_STUCK
    }

    private final SinkServers servers;
    private final SinkTable table = new SinkTable("killed");
    private final Map<Victim, List<Duration>> away = new EnumMap<>(Victim.class);

    SinkKillIT(SinkServers servers) {
        this.servers = servers;
    }

    @Test
    void noKillLosesARowOrMovesAnOffsetTooFar() throws Exception {
        var seed = Long.getLong("maf.sink.seed", new Random().nextLong());
        try {
            try (var load = new SinkLoad(servers.bootstrapServers(), table, SinkLoad.Shape.SMALL, seed)) {
                var random = new Random(seed);
                for (var victim : victims()) {
                    load.awaitMore(RECORDS_BETWEEN + random.nextInt(500));
                    kill(victim, load);
                }
                load.awaitMore(RECORDS_BETWEEN);
            }
            servers.awaitCommitted(table, table.sent().ends());
            try (var store = servers.store()) {
                table.assertStored(store);
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
        away.forEach((victim, times) -> System.out.println("killed " + victim + " " + times.size()
                + " times; until something newer was stored: " + median(times) + " in the median"));
    }

    private static List<Victim> victims() {
        if (!THOROUGH) {
            return List.of(Victim.SINK, Victim.STORE, Victim.BOTH_STUCK);
        }
        var victims = new ArrayList<Victim>();
        for (var round = 0; round < THOROUGH_ROUNDS; round++) {
            victims.addAll(List.of(Victim.values()));
        }
        return victims;
    }

    private void kill(Victim victim, SinkLoad load) throws Exception {
        if (victim == Victim.BOTH_STUCK) {
            servers.freezeStore();
            load.awaitMore(RECORDS_BETWEEN);
        }
        var began = System.nanoTime();
        var sent = table.sent().ends();
        if (victim != Victim.STORE) {
            servers.kill(SinkServers.FIRST);
        }
        if (victim != Victim.SINK) {
            servers.killStore();
            servers.startStore();
        }
        if (victim != Victim.STORE) {
            assertNothingCommittedIsMissing();
            servers.start(SinkServers.FIRST);
        }
        servers.awaitBeyond(table, sent, false);
        away.computeIfAbsent(victim, v -> new ArrayList<>()).add(Duration.ofNanos(System.nanoTime() - began));
    }

    /** While no sink runs. */
    private void assertNothingCommittedIsMissing() throws Exception {
        var committed = servers.committed(table);
        try (var store = servers.store()) {
            assertThat(table.sent().behind(committed, table.stored(store)))
                    .as("rows that were committed before they were stored")
                    .isEmpty();
        }
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}

package maf.local.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * SIGKILL of the sink, of HBase and of both in the middle of batches: no committed offset is ever beyond what is stored, and the
 * store finally equals what was sent.
 */
@SinkTest
class SinkKillIT {
    private static final boolean THOROUGH = Boolean.getBoolean("maf.thorough");
    private static final int THOROUGH_ROUNDS = 5; // of all four victims
    private static final int RECORDS_BETWEEN = 3_000;

    private enum Victim {
        SINK,
        STORE,
        BOTH,
        /** Both, after the store has not answered for a while, so that the sink's buffer is full. */
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
        var random = new Random(seed);
        try {
            for (var victim : victims()) {
                killUnderLoad(victim, random);
                servers.group().awaitCommitted(table, table.sent().ends());
                servers.assertStored(table);
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
        away.forEach((victim, times) -> System.out.println("killed " + victim + " " + times.size()
                + " times; until something newer was stored: " + median(times) + " in the median"));
    }

    private static List<Victim> victims() {
        if (!THOROUGH) {
            return List.of(Victim.SINK, Victim.BOTH_STUCK) /* SinkOutageIT kills the store alone */;
        }
        var victims = new ArrayList<Victim>();
        for (var round = 0; round < THOROUGH_ROUNDS; round++) {
            victims.addAll(List.of(Victim.values()));
        }
        return victims;
    }

    /** Writes rows until the victim is dead or until it is back: later rows would hide an error. */
    private void killUnderLoad(Victim victim, Random random) {
        var goesOn = random.nextBoolean();
        var load = new SinkLoad(servers.bootstrapServers(), table, SinkLoad.Shape.SMALL, random.nextLong());
        try (load) {
            load.awaitMore(RECORDS_BETWEEN + random.nextInt(RECORDS_BETWEEN));
            if (victim == Victim.BOTH_STUCK) {
                servers.freezeStore();
                load.awaitMore(RECORDS_BETWEEN);
            }
            var began = System.nanoTime();
            kill(victim);
            if (!goesOn) {
                load.close();
            }
            revive(victim);
            away.computeIfAbsent(victim, v -> new ArrayList<>()).add(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private void kill(Victim victim) {
        if (victim != Victim.STORE) {
            servers.kill(SinkServers.FIRST);
        }
        if (victim != Victim.SINK) {
            servers.killStore();
        }
    }

    /** Restarts the victim and waits until more rows are stored. */
    private void revive(Victim victim) {
        if (victim != Victim.SINK) {
            servers.startStore();
        }
        var committed = servers.group().committed(table);
        if (victim != Victim.STORE) {
            assertNothingCommittedIsMissing(committed);
            servers.start(SinkServers.FIRST);
        }
        if (!committed.equals(table.sent().ends())) {
            servers.group().awaitBeyond(table, committed, false);
        }
    }

    /** While no sink runs. */
    private void assertNothingCommittedIsMissing(Map<Integer, Long> committed) {
        var stored = Awaitility.await() // regions open one after another
                .atMost(SinkServers.TIMEOUT)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(this::stored, rows -> true);
        assertThat(table.sent().behind(committed, stored))
                .as("rows that were committed before they were stored")
                .isEmpty();
    }

    private Map<Long, SinkRow> stored() throws SQLException {
        try (var store = servers.store()) {
            return table.stored(store);
        }
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}

package maf.sink.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import maf.sink.read.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link ReplayIT} with an in-memory store and therefore many more seeds: tests only versions, batches and checkpoints. */
class ReplayTest {
    private static final int SEEDS = Integer.getInteger("maf.seeds", 100);
    private static final int EVENTS = 1000;

    @TempDir
    private Path contracts;

    @Test
    void everyRowIsTheResultOfItsLastEvents() throws Exception {
        var tables = PhoenixStore.contracts(contracts, "REPLAY");
        var random = new Random();
        var wrong = new ArrayList<String>();
        for (var i = 0; i < SEEDS; i++) {
            var store = new InMemoryStore(tables);
            var simulation = new Simulation(Long.getLong("maf.seed", random.nextLong()), 0, TestRecords.T0, store);
            for (var events = EVENTS / 5; events <= EVENTS; events += EVENTS / 5) {
                simulation.runUntil(events);
                var differences = simulation.differences(store.rows());
                if (!differences.isEmpty()) {
                    wrong.add("seed " + simulation.seed() + ": " + differences.get(0));
                    break;
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}

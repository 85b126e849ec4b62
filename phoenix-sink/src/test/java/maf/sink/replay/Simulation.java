package maf.sink.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import maf.sink.version.VersionCheckpoint;

/** One seed: the events of its sources, what happens to its sinks and topics, and the expected content of the store. */
final class Simulation {
    private static final int PARTITIONS = 2;
    private static final int NEAR = 20;

    private final long seed;
    private final Random random;
    private final List<SimulatedPartition> logs = new ArrayList<>();
    private final List<EventGenerator> generators = new ArrayList<>();
    private final SimulatedGroup group;

    /** @param run tells its rows from those of other simulations in the same tables */
    Simulation(long seed, long run, long start, TargetStore store) {
        this.seed = seed;
        random = new Random(seed);
        for (var contract : store.contracts()) {
            for (var partition = 0; partition < PARTITIONS; partition++) {
                var keys = new ArrayList<Map<String, Object>>();
                for (var row = 0; row < EventGenerator.rows(); row++) {
                    keys.add(PhoenixStore.key(contract, run, partition * EventGenerator.rows() + row));
                }
                var names = keys.stream()
                        .map(key -> PhoenixStore.name(contract, key))
                        .collect(Collectors.toSet());
                var log = new SimulatedPartition(contract, partition, names);
                logs.add(log);
                generators.add(new EventGenerator(log, keys, start, random));
            }
        }
        group = new SimulatedGroup(logs, store, random);
    }

    long seed() {
        return seed;
    }

    long events() {
        return logs.stream().mapToLong(SimulatedPartition::end).sum();
    }

    /** Runs until this number of events has arrived and all of them should be in the store. */
    void runUntil(long events) throws InterruptedException {
        while (events() < events) {
            act();
        }
        group.catchUp();
    }

    private void act() throws InterruptedException {
        var dice = random.nextInt(1000);
        if (dice < 300) {
            var generator = generators.get(random.nextInt(generators.size()));
            for (var i = random.nextInt(8); i >= 0; i--) {
                generator.next();
            }
        } else if (dice < 650) {
            group.read();
        } else if (dice < 850) {
            group.step();
        } else if (dice < 890) {
            group.rebalance();
        } else if (dice < 910) {
            group.notice();
        } else if (dice < 940) {
            group.replace();
        } else if (dice < 970) {
            group.wake();
        } else if (dice < 980) {
            var log = logs.get(random.nextInt(logs.size()));
            var checkpointed = log.checkpoint()
                    .map(VersionCheckpoint::offset)
                    .orElse(0L); // checkpoints are some seconds old; records below stay for a day
            log.compact(random.nextLong(Math.min(log.committed().offset(), checkpointed) + 1));
        } else if (dice < 1000) {
            rewind(random.nextInt(logs.size()));
        }
    }

    private void rewind(int at) throws InterruptedException {
        var log = logs.get(at);
        var committed = log.committed().offset();
        // usually to an offset at which versions still run ahead of time
        var back = random.nextInt(4) == 0
                ? random.nextLong(committed + 1)
                : random.nextLong(Math.min(committed, NEAR) + 1);
        group.rewind(log, committed - back);
    }

    /** Reads everything again from a random offset; afterwards no sink is paused. */
    void replay() throws InterruptedException {
        for (var at = 0; at < logs.size(); at++) {
            rewind(at);
        }
        group.wakeAll();
        group.catchUp();
    }

    /**
     * Rows that differ from the expected ones, each with its generator.
     *
     * @param found the simulation's rows in the store
     */
    List<String> differences(Map<String, Map<String, Object>> found) {
        var rest = new HashMap<>(found);
        var wrong = new ArrayList<String>();
        for (var log : logs) {
            log.names().stream()
                    .filter(row -> !Objects.equals(log.rows().get(row), rest.get(row)))
                    .map(row ->
                            "found " + found.get(row) + "\nnot " + log.rows().get(row) + "\nin " + log.history(row))
                    .forEach(wrong::add);
            rest.keySet().removeAll(log.names());
        }
        rest.keySet().forEach(row -> wrong.add("a row that never was: " + row));
        return wrong;
    }
}

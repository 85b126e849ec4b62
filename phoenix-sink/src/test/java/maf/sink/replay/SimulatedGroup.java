package maf.sink.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import maf.sink.read.CleansedReader;
import maf.sink.version.VersionCheckpoint;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The group of sinks as its broker sees it: the owner and the committed offset of each partition. */
final class SimulatedGroup {
    private static final int MEMBERS = 2;
    private static final int FEW = 6;
    private static final int MANY = 60;

    private final List<SimulatedPartition> logs;
    private final Map<String, CleansedReader> readers;
    private final TargetStore store;
    private final Random random;
    private final List<SimulatedSink> members = new ArrayList<>();
    // Sinks that have left the group without knowing it, because they were paused or cut off.
    private final List<SimulatedSink> frozen = new ArrayList<>();
    private final Map<TopicPartition, SimulatedSink> owners = new HashMap<>();
    private int started;

    SimulatedGroup(List<SimulatedPartition> logs, TargetStore store, Random random) {
        this.logs = logs;
        this.store = store;
        this.random = random;
        readers = CleansedReader.byTopic(
                logs.stream().map(SimulatedPartition::contract).toList(), (topic, column) -> true);
        for (var i = 0; i < MEMBERS; i++) {
            members.add(join());
        }
        logs.forEach(log -> give(log, any(members)));
    }

    private SimulatedSink join() {
        return new SimulatedSink(++started, readers, store, random);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void give(SimulatedPartition log, SimulatedSink to) {
        owners.put(log.topicPartition(), to);
        to.assign(log);
    }

    /** Accepts commits only from the partition's owner. */
    void commit(SimulatedSink from, TopicPartition partition, OffsetAndMetadata next) {
        if (owners.get(partition) == from) {
            logs.stream().filter(log -> log.topicPartition().equals(partition)).forEach(log -> log.commit(next));
        }
    }

    /** Called only after a commit was accepted, and therefore only by the owner. */
    void checkpoint(SimulatedSink from, TopicPartition partition, VersionCheckpoint checkpoint) {
        if (owners.get(partition) != from) {
            return;
        }
        logs.stream().filter(log -> log.topicPartition().equals(partition)).forEach(log -> log.checkpoint(checkpoint));
    }

    void read() {
        var sink = any(members);
        if (!sink.logs().isEmpty()) {
            var log = any(sink.logs());
            sink.read(log, 1 + random.nextInt(random.nextBoolean() ? FEW : MANY));
        }
    }

    void step() throws InterruptedException {
        any(members).step(this);
    }

    /** Gives a partition to another owner; the old one hands it over or learns of it later. */
    void rebalance() throws InterruptedException {
        var log = any(logs);
        var from = owners.get(log.topicPartition());
        var to = any(members);
        if (to == from) {
            return;
        }
        if (random.nextBoolean()) {
            from.handOver(this);
        }
        if (random.nextInt(3) != 0) {
            from.lose(log);
        } // otherwise its batches may still contain the partition, and it keeps reading until it notices
        to.assign(log);
        owners.put(log.topicPartition(), to);
    }

    /** Lets a sink notice which partitions it has lost. */
    void notice() {
        members.forEach(sink -> sink.logs().stream()
                .filter(log -> owners.get(log.topicPartition()) != sink)
                .toList()
                .forEach(sink::lose));
    }

    /** Kills a process in the middle of a batch, or pauses it until later. */
    void replace() throws InterruptedException {
        var gone = replace(random.nextInt(members.size()));
        logs.stream().filter(log -> owners.get(log.topicPartition()) == gone).forEach(log -> give(log, any(members)));
    }

    private SimulatedSink replace(int place) throws InterruptedException {
        var gone = members.get(place);
        if (random.nextBoolean()) {
            frozen.add(gone);
        } else {
            gone.writePart();
        }
        members.set(place, join());
        return gone;
    }

    /** Lets a paused process continue for a moment with the partitions that it believes it owns. */
    void wake() throws InterruptedException {
        if (frozen.isEmpty()) {
            return;
        }
        var sink = any(frozen);
        switch (random.nextInt(3)) {
            case 0 -> {
                for (var log : sink.logs()) {
                    sink.read(log, 1 + random.nextInt(MANY));
                }
            }
            case 1 -> sink.step(this);
            default -> {
                sink.step(this);
                frozen.remove(sink);
            }
        }
    }

    void wakeAll() throws InterruptedException {
        while (!frozen.isEmpty()) {
            wake();
        }
    }

    /** Sets a partition's offset as a tool does, which requires that the group has no members. */
    void rewind(SimulatedPartition log, long offset) throws InterruptedException {
        for (var place = 0; place < members.size(); place++) {
            replace(place);
        }
        owners.clear();
        log.trace("rewound");
        log.commit(new OffsetAndMetadata(offset));
        logs.forEach(each -> give(each, any(members)));
    }

    /** Reads everything and makes it durable; paused sinks may still wake up afterwards. */
    void catchUp() throws InterruptedException {
        notice();
        for (var sink : members) {
            for (var log : sink.logs()) {
                sink.read(log, Integer.MAX_VALUE);
            }
            sink.flush(this);
        }
    }
}

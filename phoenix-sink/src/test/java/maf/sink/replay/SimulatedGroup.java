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

/** The group of sinks as its broker sees it: which partition is whose, and what is committed. */
final class SimulatedGroup {
    private static final int MEMBERS = 2;
    private static final int FEW = 6;
    private static final int MANY = 60;

    private final List<SimulatedPartition> logs;
    private final Map<String, CleansedReader> readers;
    private final TargetStore store;
    private final Random random;
    private final List<SimulatedSink> members = new ArrayList<>();
    // Out of the group without knowing it: frozen, or cut off.
    private final List<SimulatedSink> frozen = new ArrayList<>();
    private final Map<TopicPartition, SimulatedSink> owners = new HashMap<>();
    private int started;

    SimulatedGroup(List<SimulatedPartition> logs, TargetStore store, Random random) {
        this.logs = logs;
        this.store = store;
        this.random = random;
        readers = CleansedReader.byTopic(
                logs.stream().map(SimulatedPartition::contract).toList());
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

    /** Taken from the partition's owner only. */
    void commit(SimulatedSink from, TopicPartition partition, OffsetAndMetadata next) {
        if (owners.get(partition) == from) {
            logs.stream().filter(log -> log.topicPartition().equals(partition)).forEach(log -> log.commit(next));
        }
    }

    /** Sent only when a commit was taken, so by the owner only. */
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

    /** A partition gets another owner; the old one hands it over, or learns of it later. */
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
        } // else its batches may still hold the partition, and it reads on until it notices
        to.assign(log);
        owners.put(log.topicPartition(), to);
    }

    /** A sink notices what it has lost. */
    void notice() {
        members.forEach(sink -> sink.logs().stream()
                .filter(log -> owners.get(log.topicPartition()) != sink)
                .toList()
                .forEach(sink::lose));
    }

    /** A process dies in the middle of a batch, or is frozen and wakes up later. */
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

    /** A frozen process goes on for a moment with what it believes to own. */
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

    /** A tool sets a partition's offset, for which all members must be gone. */
    void rewind(SimulatedPartition log, long offset) throws InterruptedException {
        for (var place = 0; place < members.size(); place++) {
            replace(place);
        }
        owners.clear();
        log.trace("rewound");
        log.commit(new OffsetAndMetadata(offset));
        logs.forEach(each -> give(each, any(members)));
    }

    /** All is read and durable; frozen sinks may still wake up afterwards. */
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

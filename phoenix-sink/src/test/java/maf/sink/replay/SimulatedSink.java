package maf.sink.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import maf.sink.read.Batch;
import maf.sink.read.Buffer;
import maf.sink.read.CleansedReader;
import maf.sink.read.FlushLimits;
import maf.sink.read.PendingRow;
import maf.sink.version.CommitPosition;
import maf.sink.version.OffsetMetadata;
import maf.sink.version.PartitionOwnership;
import maf.sink.version.VersionCheckpoint;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** One sink process, executed step by step: the parts of {@code SinkLoop} without threads and consumer. */
final class SimulatedSink {
    private static final FlushLimits NO_LIMITS = new FlushLimits(1_000_000, 1L << 30, 50);

    private static final int CHECKPOINTED =
            4; // one in this number of batches, because checkpoints are written every few seconds

    private static final class Held {
        private final SimulatedPartition log;
        private final PartitionOwnership state;
        private long next;

        Held(SimulatedPartition log, PartitionOwnership state) {
            this.log = log;
            this.state = state;
            next = state.start();
        }
    }

    private final int number;
    private final Map<String, CleansedReader> readers;
    private final TargetStore store;
    private final Random random;
    private final Map<TopicPartition, Held> owned = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    private final Map<TopicPartition, VersionCheckpoint> checkpoints = new HashMap<>();
    private final Buffer buffer = new Buffer(NO_LIMITS);
    private Batch inFlight;

    SimulatedSink(int number, Map<String, CleansedReader> readers, TargetStore store, Random random) {
        this.number = number;
        this.readers = readers;
        this.store = store;
        this.random = random;
    }

    void assign(SimulatedPartition log) {
        if (owned.containsKey(log.topicPartition())) {
            lose(log); // a consumer is told of lost partitions before it is told of new ones
        }
        var committedVersion = OffsetMetadata.read(log.committed().metadata());
        var state = PartitionOwnership.of(log.committed().offset(), committedVersion, log.checkpoint());
        state.checkpoint(state.start()).ifPresent(log::checkpoint);
        owned.put(log.topicPartition(), new Held(log, state));
        log.trace("sink " + number + " takes over at " + log.committed().offset() + " with " + committedVersion);
    }

    /** Learns that another sink owns the partition. */
    void lose(SimulatedPartition log) {
        owned.remove(log.topicPartition());
        due.remove(log.topicPartition());
        checkpoints.remove(log.topicPartition());
        buffer.drop(Set.of(log.topicPartition()));
        log.trace("sink " + number + " lets go");
    }

    /** Reads more records from one of its partitions. */
    void read(SimulatedPartition log, int most) {
        var held = owned.get(log.topicPartition());
        if (held == null) {
            return;
        }
        var records = log.from(held.next, most);
        records.forEach(record -> {
            var event = readers.get(record.topic()).read(record, held.state.versionsAt(record.offset()));
            log.traceRead(number, event);
            buffer.add(event, 0);
        });
        held.next = records.size() < most
                ? log.end()
                : records.get(records.size() - 1).offset() + 1;
        buffer.reached(log.topicPartition(), CommitPosition.of(held.state, new OffsetAndMetadata(held.next)), 0);
    }

    /** Makes some or no progress: a batch may be written in part, or without an acknowledgement. */
    void step(SimulatedGroup group) throws InterruptedException {
        if (inFlight == null) {
            start();
            return;
        }
        switch (random.nextInt(10)) {
            case 0, 1 -> writePart();
            case 2 -> store.write(inFlight);
            default -> finish(group);
        }
    }

    private void start() {
        if (!buffer.isEmpty()) {
            inFlight = buffer.drain();
        }
    }

    void writePart() throws InterruptedException {
        if (inFlight == null) {
            return;
        }
        var some = new HashMap<String, List<PendingRow>>();
        inFlight.rows().forEach((topic, rows) -> {
            var part = new ArrayList<>(rows);
            part.removeIf(row -> random.nextBoolean());
            some.put(topic, part);
        });
        store.write(new Batch(some, List.of(), List.of(), Map.of()));
    }

    private void finish(SimulatedGroup group) throws InterruptedException {
        store.write(inFlight);
        durable(inFlight);
        inFlight = null;
        if (random.nextInt(4) != 0) {
            commit(group);
        }
    }

    private void durable(Batch batch) {
        batch.positions().forEach((partition, position) -> {
            var held = owned.get(partition);
            if (held != null && held.state == position.owner()) {
                due.put(partition, position.next());
                position.checkpoint().ifPresent(checkpoint -> checkpoints.put(partition, checkpoint));
            }
        });
    }

    private void commit(SimulatedGroup group) {
        due.forEach((partition, next) -> group.commit(this, partition, next));
        due.clear();
        if (random.nextInt(CHECKPOINTED) == 0) {
            checkpoints.forEach((partition, checkpoint) -> group.checkpoint(this, partition, checkpoint));
            checkpoints.clear();
        }
    }

    /** Makes everything that it has read durable, as before a revocation or a graceful stop. */
    void flush(SimulatedGroup group) throws InterruptedException {
        if (inFlight != null) {
            finish(group);
        }
        start();
        if (inFlight != null) {
            finish(group);
        }
        commit(group);
    }

    /** Waits for the batch in flight; leaves buffered events to the next owner. */
    void handOver(SimulatedGroup group) throws InterruptedException {
        if (inFlight != null) {
            finish(group);
        }
        commit(group);
    }

    List<SimulatedPartition> logs() {
        return owned.values().stream().map(held -> held.log).toList();
    }
}

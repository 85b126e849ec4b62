package maf.sink;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import maf.contract.format.MalformedRecordException;
import maf.runtime.Program.StopSignal;
import maf.sink.monitor.SinkGauges;
import maf.sink.monitor.SinkHealth;
import maf.sink.monitor.SinkMetrics;
import maf.sink.read.Batch;
import maf.sink.read.Buffer;
import maf.sink.read.CleansedReader;
import maf.sink.read.DeadLetterReason;
import maf.sink.read.RefusedRecord;
import maf.sink.read.TopicDiscovery;
import maf.sink.version.CommitPosition;
import maf.sink.version.OffsetCommits;
import maf.sink.version.OffsetMetadata;
import maf.sink.version.PartitionOwnership;
import maf.sink.version.VersionCheckpoint;
import maf.sink.version.VersionCheckpoints;
import maf.sink.write.WriterThread;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads cleansed topics, assigns versions, buffers events, hands batches to the writer thread and commits offsets when they
 * are durable. It keeps polling while the store is slow or unavailable, so that it stays in the group.
 */
final class SinkLoop implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
    private static final Duration HAND_OVER = Duration.ofSeconds(5);
    private static final Duration WHILE_WRITING = Duration.ofMillis(5); // how soon the end of a write is noticed
    private static final Duration LAST_WRITES = Duration.ofSeconds(10);

    private static final long WITHOUT_TOPICS_MS = 100;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, CleansedReader> readers;
    private final Buffer buffer;
    private final WriterThread writer;
    private final SinkHealth state;
    private final SinkMetrics metrics;
    private final OffsetCommits commits;
    private final VersionCheckpoints checkpoints;
    private final Map<TopicPartition, PartitionOwnership> owned = new HashMap<>();

    SinkLoop(
            Consumer<byte[], byte[]> consumer,
            Map<String, CleansedReader> readers,
            Buffer buffer,
            WriterThread writer,
            VersionCheckpoints checkpoints,
            SinkHealth state,
            SinkMetrics metrics) {
        this.consumer = consumer;
        this.readers = readers;
        this.buffer = buffer;
        this.writer = writer;
        this.checkpoints = checkpoints;
        this.state = state;
        this.metrics = metrics;
        commits = new OffsetCommits(consumer, checkpoints);
    }

    /** Runs until the program is asked to stop, then writes what it has read if the store accepts it in time. */
    void run(StopSignal stop, TopicDiscovery topics) throws InterruptedException {
        while (!stop.isAsked()) {
            state.missingTopics(topics.missing());
            if (topics.foundMore()) {
                consumer.subscribe(topics.existing(), this);
            }
            if (topics.existing().isEmpty()) {
                stop.await(WITHOUT_TOPICS_MS);
            } else {
                poll(pollTime());
            }
            commitAndStartNext(buffer.isFull() ? WHILE_WRITING : Duration.ZERO); // nothing is read meanwhile
            tellLevels();
        }
        finish();
    }

    private Duration pollTime() {
        if (buffer.isFull()) {
            return Duration.ZERO;
        }
        if (!writer.isIdle()) {
            return WHILE_WRITING;
        }
        return Duration.ofNanos(Math.max(0, buffer.lingerNanos(System.nanoTime())));
    }

    private void poll(Duration atMost) {
        var records = consumer.poll(atMost);
        for (var partition : records.partitions()) {
            metrics.recordsIn(partition.topic())
                    .increment(records.records(partition).size());
        }
        for (var record : records) {
            take(record);
        }
        records.nextOffsets().forEach((partition, next) -> {
            var owner = owned.get(partition);
            if (owner != null) {
                buffer.reached(partition, CommitPosition.of(owner, next), System.nanoTime());
            }
        });
        if (buffer.isFull()) {
            consumer.pause(consumer.assignment());
        } else if (!consumer.paused().isEmpty()) {
            consumer.resume(consumer.paused());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var reader = readers.get(record.topic());
        var owner = owned.get(new TopicPartition(record.topic(), record.partition()));
        try {
            var versions = owner.versionsAt(record.offset());
            buffer.add(reader.read(record, versions), System.nanoTime());
        } catch (MalformedRecordException e) {
            buffer.add(
                    new RefusedRecord(record, reader.table(), DeadLetterReason.MALFORMED_RECORD, e.getMessage()),
                    System.nanoTime());
        }
    }

    /** Commits a batch that has become durable, and starts the next batch if it is due. */
    private void commitAndStartNext(Duration atMost) throws InterruptedException {
        writer.finished(atMost).ifPresent(this::durable);
        commits.start();
        checkpoints.write();
        if (writer.isIdle() && buffer.isDue(System.nanoTime())) {
            writer.start(buffer.drain());
        }
        writer.probeWhenIdle();
    }

    private void durable(Batch batch) {
        batch.positions().forEach((partition, position) -> {
            if (owned.get(partition) == position.owner()) {
                commits.add(partition, position);
            }
        });
    }

    private void finish() throws InterruptedException {
        writer.ending();
        writer.finished(LAST_WRITES).ifPresent(this::durable);
        if (writer.isIdle() && !buffer.isEmpty()) {
            writer.start(buffer.drain());
            writer.finished(LAST_WRITES).ifPresent(this::durable);
        }
        commits.now(HAND_OVER);
        checkpoints.writeNow(HAND_OVER.toMillis());
    }

    private void tellLevels() {
        var highest =
                owned.values().stream().mapToLong(PartitionOwnership::version).max();
        metrics.levels(new SinkGauges(owned.size(), buffer.count(), buffer.bytes(), buffer.fill(), highest.orElse(0)));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        var committed = consumer.committed(new HashSet<>(partitions));
        var known = checkpoints.read(partitions);
        var first = new HashMap<TopicPartition, VersionCheckpoint>();
        for (var partition : partitions) {
            var offset = committed.get(partition);
            var checkpoint = Optional.ofNullable(known.get(partition));
            var owner = offset == null
                    ? PartitionOwnership.of(0, OptionalLong.empty(), checkpoint)
                    : PartitionOwnership.of(offset.offset(), OffsetMetadata.read(offset.metadata()), checkpoint);
            if (offset != null && owner.start() < offset.offset()) {
                consumer.seek(partition, owner.start());
            }
            owner.checkpoint(owner.start()).ifPresent(start -> first.put(partition, start));
            owned.put(partition, owner);
        }
        checkpoints.writeFirst(first);
        state.assigned(owned.size());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        try {
            writer.finished(HAND_OVER).ifPresent(this::durable);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        commits.now(HAND_OVER);
        onPartitionsLost(partitions);
    }

    /** The next owner reads again what is buffered here. A write in flight does no harm: see DESIGN.md. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.atInfo().addKeyValue("partitions", partitions.size()).log("Partitions revoked");
        partitions.forEach(owned::remove);
        commits.forget(partitions);
        checkpoints.forget(partitions);
        buffer.drop(new HashSet<>(partitions));
        state.assigned(owned.size());
    }
}

package maf.sink;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import maf.contract.format.MalformedRecordException;
import maf.runtime.Program.StopSignal;
import maf.sink.monitor.SinkGauges;
import maf.sink.monitor.SinkHealth;
import maf.sink.monitor.SinkMetrics;
import maf.sink.read.BoundedDeserializer;
import maf.sink.read.Buffer;
import maf.sink.read.CleansedReader;
import maf.sink.read.DeadLetterReason;
import maf.sink.read.NewerContractException;
import maf.sink.read.RefusedRecord;
import maf.sink.read.TopicDiscovery;
import maf.sink.version.CommitPosition;
import maf.sink.version.OffsetCommits;
import maf.sink.version.VersionCheckpoints;
import maf.sink.write.WriterThread;
import maf.sink.write.Written;
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
    private final BoundedDeserializer values;
    private final Map<String, CleansedReader> readers;
    private final Buffer buffer;
    private final WriterThread writer;
    private final SinkHealth state;
    private final SinkMetrics metrics;
    private final OffsetCommits commits;
    private final VersionCheckpoints checkpoints;
    private final AssignedPartitions partitions;

    SinkLoop(
            Consumer<byte[], byte[]> consumer,
            BoundedDeserializer values,
            Map<String, CleansedReader> readers,
            Buffer buffer,
            WriterThread writer,
            VersionCheckpoints checkpoints,
            SinkHealth state,
            SinkMetrics metrics) {
        this.consumer = consumer;
        this.values = values;
        this.readers = readers;
        this.buffer = buffer;
        this.writer = writer;
        this.checkpoints = checkpoints;
        this.state = state;
        this.metrics = metrics;
        commits = new OffsetCommits(consumer, checkpoints);
        partitions = new AssignedPartitions(consumer, checkpoints, commits, buffer, state.tables());
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
        values.begin();
        var records = consumer.poll(atMost);
        for (var partition : records.partitions()) {
            metrics.recordsIn(partition.topic())
                    .increment(records.records(partition).size());
        }
        for (var record : records) {
            take(record);
        }
        records.nextOffsets().forEach((partition, next) -> {
            var owner = partitions.owner(partition);
            if (owner != null) {
                buffer.reached(partition, CommitPosition.of(owner, next), System.nanoTime());
            }
        });
        partitions.pauseOrResume(buffer.isFull());
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var reader = readers.get(record.topic());
        var owner = partitions.owner(new TopicPartition(record.topic(), record.partition()));
        if (owner == null) {
            return; // its table waits since this poll began: read again later
        }
        try {
            var versions = owner.versionsAt(record.offset());
            buffer.add(reader.read(record, versions), System.nanoTime());
        } catch (NewerContractException e) {
            state.tables().holdUntilRestart(reader.contract(), e.getMessage());
            partitions.hold(Set.of(record.topic()));
        } catch (MalformedRecordException e) {
            var table = reader.contract().table().toString();
            buffer.add(
                    new RefusedRecord(record, table, DeadLetterReason.MALFORMED_RECORD, e.getMessage()),
                    System.nanoTime());
        }
    }

    /** Commits a batch that has become durable, and starts the next batch if it is due. */
    private void commitAndStartNext(Duration atMost) throws InterruptedException {
        writer.finished(atMost).ifPresent(this::durable);
        followTables();
        commits.start();
        checkpoints.write();
        if (writer.isIdle() && buffer.isDue(System.nanoTime())) {
            writer.start(buffer.drain());
        }
        writer.probeWhenIdle();
    }

    private void durable(Written written) {
        partitions.hold(written.skipped()); // even if they are usable again by now: these rows were left out
        written.batch().positions().forEach((partition, position) -> {
            if (partitions.owner(partition) == position.owner()) {
                commits.add(partition, position);
            }
        });
    }

    /** Leaves the partitions of tables that wait alone, and reads those whose table takes rows again. */
    private void followTables() {
        partitions.hold(state.tables().topics());
        partitions.release();
        state.owned(partitions.owned());
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
        metrics.levels(new SinkGauges(
                partitions.owned(), buffer.count(), buffer.bytes(), buffer.fill(), partitions.highestVersion()));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        partitions.assigned(assigned);
        state.assigned(partitions.owned());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> gone) {
        if (gone.isEmpty()) {
            return;
        }
        try {
            writer.finished(HAND_OVER).ifPresent(this::durable);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        commits.now(HAND_OVER);
        onPartitionsLost(gone);
    }

    /** The next owner reads again what is buffered here. A write in flight does no harm: see DESIGN.md. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> gone) {
        LOG.atInfo().addKeyValue("partitions", gone.size()).log("Partitions revoked");
        partitions.lost(gone);
        state.assigned(partitions.owned());
    }
}

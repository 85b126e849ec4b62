package maf.sink.version;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import maf.contract.wire.ConsumerGroups;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints of each partition's versions, stored as the offsets of a separate group, which a tool that sets the sink's offsets
 * does not change. Any checkpoint of the newest ownership is sufficient (DESIGN.md), so after the first one, checkpoints are
 * written every few seconds and nothing waits for them. Confined to one thread.
 */
public final class VersionCheckpoints {
    private static final Logger LOG = LoggerFactory.getLogger(VersionCheckpoints.class);
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(2);
    // Shorter than any session timeout: a process that was paused for longer may have lost the partitions.
    private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long TIMEOUT_SECONDS = 30;

    private final Admin admin;
    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    private KafkaFuture<Void> inFlight = KafkaFuture.completedFuture(null);
    private long writtenAtNanos = System.nanoTime();
    private long dueSinceNanos;

    public VersionCheckpoints(Admin admin) {
        this.admin = admin;
    }

    /**
     * Reads the checkpoints of partitions; omits partitions that have none.
     *
     * @throws KafkaException if the broker does not answer
     */
    public Map<TopicPartition, VersionCheckpoint> read(Collection<TopicPartition> partitions) {
        var spec = new ListConsumerGroupOffsetsSpec().topicPartitions(partitions);
        var checkpoints = new HashMap<TopicPartition, VersionCheckpoint>();
        try {
            var offsets = admin.listConsumerGroupOffsets(Map.of(ConsumerGroups.PHOENIX_SINK_VERSIONS, spec))
                    .partitionsToOffsetAndMetadata(ConsumerGroups.PHOENIX_SINK_VERSIONS)
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    OffsetMetadata.read(offset.metadata())
                            .ifPresent(version ->
                                    checkpoints.put(partition, new VersionCheckpoint(offset.offset(), version)));
                }
            });
            return checkpoints;
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException(
                    "The version checkpoints (group " + ConsumerGroups.PHOENIX_SINK_VERSIONS + ") cannot be read", e);
        } catch (InterruptedException e) {
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    /**
     * Writes the start of each ownership before it writes to the store: the checkpoint of an earlier ownership may be too low.
     *
     * @throws KafkaException if the broker does not accept them
     */
    public void writeFirst(Map<TopicPartition, VersionCheckpoint> starts) {
        if (starts.isEmpty()) {
            return;
        }
        starts.forEach(this::add);
        try {
            send();
            inFlight.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException(
                    "The version checkpoints (group " + ConsumerGroups.PHOENIX_SINK_VERSIONS + ") cannot be written",
                    e);
        } catch (InterruptedException e) {
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    void add(TopicPartition partition, VersionCheckpoint checkpoint) {
        if (due.isEmpty()) {
            dueSinceNanos = System.nanoTime();
        }
        due.put(partition, checkpoint.asOffset());
    }

    /** Whether the broker has yet to answer. */
    public boolean inFlight() {
        return !inFlight.isDone();
    }

    /** Writes what is due, every few seconds. */
    public void write() {
        if (System.nanoTime() - dueSinceNanos >= STALE_NANOS) {
            due.clear(); // the next commit produces newer ones
        }
        if (!due.isEmpty() && inFlight.isDone() && System.nanoTime() - writtenAtNanos >= INTERVAL_NANOS) {
            send();
        }
    }

    /** Writes the checkpoints that are due and waits up to a time limit, because the process is stopping. */
    public void writeNow(long atMostMs) throws InterruptedException {
        if (due.isEmpty()) {
            return;
        }
        try {
            send();
            inFlight.get(atMostMs, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.atDebug().setCause(e).log("Could not write the last version checkpoints; older ones are sufficient");
        }
    }

    private void send() {
        inFlight = admin.alterConsumerGroupOffsets(ConsumerGroups.PHOENIX_SINK_VERSIONS, Map.copyOf(due))
                .all()
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.atWarn()
                                .addKeyValue("reason", failure.getClass().getSimpleName())
                                .log("Could not write version checkpoints; the next ones are sufficient");
                    }
                });
        due.clear();
        writtenAtNanos = System.nanoTime();
    }

    public void forget(Collection<TopicPartition> partitions) {
        due.keySet().removeAll(partitions);
    }
}

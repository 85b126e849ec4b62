package maf.sink.version;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a tool that sets the sink's offsets does not reach: marks of each partition's versions, as the offsets of a group
 * of their own. Any mark of the newest life will do (DESIGN.md), so after its first one they are written every few seconds
 * and waited for by nobody. Confined to one thread.
 */
public final class VersionCheckpoints {
    static final String GROUP = "phoenix-sink-versions";

    private static final Logger LOG = LoggerFactory.getLogger(VersionCheckpoints.class);
    private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(2);
    // Below every session timeout: whoever was paused for so long may have lost the partitions.
    private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long PATIENCE_SECONDS = 30;

    private final Admin admin;
    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    private KafkaFuture<Void> underWay = KafkaFuture.completedFuture(null);
    private long writtenAtNanos = System.nanoTime();
    private long dueSinceNanos;

    public VersionCheckpoints(Admin admin) {
        this.admin = admin;
    }

    /**
     * Reads the marks of partitions; none where there is none yet.
     *
     * @throws KafkaException when the broker does not answer
     */
    public Map<TopicPartition, VersionCheckpoint> read(Collection<TopicPartition> partitions) {
        var spec = new ListConsumerGroupOffsetsSpec().topicPartitions(partitions);
        var marks = new HashMap<TopicPartition, VersionCheckpoint>();
        try {
            var offsets = admin.listConsumerGroupOffsets(Map.of(GROUP, spec))
                    .partitionsToOffsetAndMetadata(GROUP)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    OffsetMetadata.read(offset.metadata())
                            .ifPresent(
                                    version -> marks.put(partition, new VersionCheckpoint(offset.offset(), version)));
                }
            });
            return marks;
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("The versions' marks (group " + GROUP + ") cannot be read", e);
        } catch (InterruptedException e) {
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    /**
     * Writes where lives begin, before anything of theirs is in the store: a mark of an earlier life may be too low for them.
     *
     * @throws KafkaException when the broker does not take them
     */
    public void writeFirst(Map<TopicPartition, VersionCheckpoint> starts) {
        if (starts.isEmpty()) {
            return;
        }
        starts.forEach(this::add);
        try {
            send();
            underWay.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("The versions' marks (group " + GROUP + ") cannot be written", e);
        } catch (InterruptedException e) {
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    void add(TopicPartition partition, VersionCheckpoint mark) {
        if (due.isEmpty()) {
            dueSinceNanos = System.nanoTime();
        }
        due.put(partition, mark.asOffset());
    }

    /** Writes what is due, every few seconds. */
    public void write() {
        if (System.nanoTime() - dueSinceNanos >= STALE_NANOS) {
            due.clear(); // the next commit brings newer ones
        }
        if (!due.isEmpty() && underWay.isDone() && System.nanoTime() - writtenAtNanos >= PACE_NANOS) {
            send();
        }
    }

    /** Writes what is due and waits, at most so long: the process ends. */
    public void writeNow(long atMostMs) throws InterruptedException {
        if (due.isEmpty()) {
            return;
        }
        try {
            send();
            underWay.get(atMostMs, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.atDebug().setCause(e).log("The last marks were not written; older ones will do");
        }
    }

    private void send() {
        underWay = admin.alterConsumerGroupOffsets(GROUP, Map.copyOf(due)).all().whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.atWarn()
                        .addKeyValue("reason", failure.getClass().getSimpleName())
                        .log("Marks of versions were not written; the next ones will do");
            }
        });
        due.clear();
        writtenAtNanos = System.nanoTime();
    }

    public void forget(Collection<TopicPartition> partitions) {
        due.keySet().removeAll(partitions);
    }
}

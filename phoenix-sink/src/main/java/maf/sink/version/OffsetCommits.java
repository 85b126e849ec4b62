package maf.sink.version;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits the offsets of durable batches; repeats a failed commit a second later. */
public final class OffsetCommits {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetCommits.class);

    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<?, ?> consumer;
    private final VersionCheckpoints checkpoints;
    private final Map<TopicPartition, CommitPosition> due = new HashMap<>();
    private boolean inFlight;
    private boolean retryLater;
    private long failedAtNanos;

    public OffsetCommits(Consumer<?, ?> consumer, VersionCheckpoints checkpoints) {
        this.consumer = consumer;
        this.checkpoints = checkpoints;
    }

    public void add(TopicPartition partition, CommitPosition durable) {
        due.put(partition, durable);
    }

    /** Starts a commit of all that is due, unless one is in flight; the result arrives in a later poll. */
    public void start() {
        if (inFlight || due.isEmpty() || (retryLater && System.nanoTime() - failedAtNanos < RETRY_NANOS)) {
            return;
        }
        inFlight = true;
        retryLater = false;
        var sent = Map.copyOf(due);
        consumer.commitAsync(offsets(sent), (offsets, failure) -> {
            inFlight = false;
            if (failure == null) {
                committed(sent);
            } else {
                failed(failure);
            }
        });
    }

    /** Whether the broker has yet to answer a commit. */
    public boolean inFlight() {
        return inFlight;
    }

    /** Commits what is due and waits for it, at most this long; after a failure records are only read again. */
    public void now(Duration atMost) {
        if (!due.isEmpty()) {
            try {
                consumer.commitSync(offsets(due), atMost);
                committed(Map.copyOf(due));
            } catch (KafkaException e) {
                failed(e);
            }
        }
    }

    public void forget(Collection<TopicPartition> partitions) {
        due.keySet().removeAll(partitions);
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Map<TopicPartition, CommitPosition> positions) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        positions.forEach((partition, position) -> offsets.put(partition, position.next()));
        return offsets;
    }

    /** Makes checkpoints due: the broker accepted the commit, so this process owned the partitions. */
    private void committed(Map<TopicPartition, CommitPosition> sent) {
        due.entrySet().removeAll(sent.entrySet());
        sent.forEach((partition, position) ->
                position.checkpoint().ifPresent(checkpoint -> checkpoints.add(partition, checkpoint)));
    }

    private void failed(Exception failure) {
        retryLater = true;
        failedAtNanos = System.nanoTime();
        checkpoints.forget(due.keySet());
        LOG.atWarn().addKeyValue("reason", failure.getClass().getSimpleName()).log("Offset commit failed; retrying");
    }
}

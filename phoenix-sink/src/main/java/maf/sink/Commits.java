package maf.sink;

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

/** Offsets of durable batches on their way to the broker; those that fail go again a second later. */
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);

    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<?, ?> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    private boolean underWay;
    private boolean retryLater;
    private long failedAtNanos;

    Commits(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    void add(TopicPartition partition, OffsetAndMetadata next) {
        due.put(partition, next);
    }

    /** Starts a commit of all that is due, unless one is under way; the answer comes in a later poll. */
    void start() {
        if (underWay || due.isEmpty() || (retryLater && System.nanoTime() - failedAtNanos < RETRY_NANOS)) {
            return;
        }
        underWay = true;
        retryLater = false;
        var sent = Map.copyOf(due);
        consumer.commitAsync(sent, (offsets, failure) -> {
            underWay = false;
            if (failure == null) {
                due.entrySet().removeAll(sent.entrySet());
            } else {
                failed(failure);
            }
        });
    }

    /** Commits what is due and waits for it, at most so long; a failure only means that records come again. */
    void now(Duration atMost) {
        if (!due.isEmpty()) {
            try {
                consumer.commitSync(Map.copyOf(due), atMost);
                due.clear();
            } catch (KafkaException e) {
                failed(e);
            }
        }
    }

    void forget(Collection<TopicPartition> partitions) {
        due.keySet().removeAll(partitions);
    }

    private void failed(Exception failure) {
        retryLater = true;
        failedAtNanos = System.nanoTime();
        LOG.atWarn()
                .addKeyValue("reason", failure.getClass().getSimpleName())
                .log("Offsets were not committed; they go again");
    }
}

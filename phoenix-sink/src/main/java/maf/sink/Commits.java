package maf.sink;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offsets of durable batches on their way to the broker; one that fails goes again with the next. */
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);

    private final Consumer<?, ?> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    private boolean underWay;

    Commits(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    void add(TopicPartition partition, OffsetAndMetadata next) {
        due.put(partition, next);
    }

    /** Starts a commit of all that is due, unless one is under way; the answer comes in a later poll. */
    void start() {
        if (underWay || due.isEmpty()) {
            return;
        }
        underWay = true;
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

    private static void failed(Exception failure) {
        LOG.atWarn()
                .addKeyValue("reason", failure.getClass().getSimpleName())
                .log("Offsets were not committed; they go again with the next ones");
    }
}

package maf.runtime.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed records of topics without a consumer group, so that looking changes nothing. */
public final class TopicScan implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicScan(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        // What is fetched and polled is in memory as a whole: little, because a record may be large.
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "200",
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "1048576",
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "524288",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** All partitions of those topics that exist. */
    public List<TopicPartition> partitions(Collection<String> topics) {
        var existing = consumer.listTopics();
        return topics.stream()
                .distinct()
                .filter(existing::containsKey)
                .flatMap(topic -> existing.get(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** Where each partition begins now. */
    public Map<TopicPartition, Long> beginnings(Collection<String> topics) {
        return consumer.beginningOffsets(partitions(topics));
    }

    /** Where each partition has its first record of that time or later: its end when it has none. */
    public Map<TopicPartition, Long> since(Collection<String> topics, long epochMs) {
        var partitions = partitions(topics);
        var from = new HashMap<>(ends(partitions));
        consumer.offsetsForTimes(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> epochMs)))
                .forEach((partition, found) -> {
                    if (found != null) {
                        from.put(partition, found.offset());
                    }
                });
        return from;
    }

    /** Every record from the beginning to what is committed now. */
    public void read(Collection<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        read(beginnings(topics), record -> {
            each.accept(record);
            return true;
        });
    }

    /** Where each partition ends now. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        consumer.assign(partitions); // it complains of answers about others
        return consumer.endOffsets(partitions);
    }

    /** What is done with a record; false ends the reading. */
    @FunctionalInterface
    public interface Visitor {
        boolean visit(ConsumerRecord<byte[], byte[]> record);
    }

    /** Every record from the given offsets to what is committed now, or until the visitor has enough. */
    public void read(Map<TopicPartition, Long> from, Visitor visitor) {
        read(from, ends(from.keySet()), visitor);
    }

    /** Every record from the given offsets to others, which must be committed, or until the visitor has enough. */
    public void read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends, Visitor visitor) {
        var open = new HashMap<TopicPartition, Long>();
        ends.forEach((partition, end) -> {
            if (from.get(partition) < end) {
                open.put(partition, end);
            }
        });
        consumer.assign(open.keySet());
        consumer.resume(open.keySet()); // a partition of the last reading would still be paused
        open.keySet().forEach(partition -> consumer.seek(partition, from.get(partition)));
        while (!open.isEmpty()) {
            for (var record : consumer.poll(POLL)) {
                var end = open.get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end && !visitor.visit(record)) {
                    return;
                }
            }
            // the position also passes transaction markers, which are never returned
            open.entrySet().removeIf(partition -> consumer.position(partition.getKey()) >= partition.getValue());
            consumer.pause(consumer.assignment().stream()
                    .filter(p -> !open.containsKey(p))
                    .toList());
        }
    }

    /** Records as they are committed from now on, until the visitor has enough. */
    public void follow(Collection<String> topics, Visitor visitor) {
        var partitions = partitions(topics);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        while (true) {
            for (var record : consumer.poll(POLL)) {
                if (!visitor.visit(record)) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}

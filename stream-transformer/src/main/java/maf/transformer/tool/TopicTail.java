package maf.transformer.tool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;

/** Reads committed records of raw topics without a consumer group, so that looking changes nothing. */
record TopicTail(String bootstrapServers) {
    private static final Comparator<ConsumerRecord<byte[], byte[]>> BY_AGE =
            Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                    .thenComparingLong(ConsumerRecord::offset);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String TIMEOUT_MS = "10000";
    private static final long OFFSETS_PER_RECORD = 2; // a transaction of one record ends with a marker

    /**
     * The newest records of all these topics together, oldest first.
     *
     * @throws ToolException if a topic does not exist or Kafka does not answer
     */
    List<InputEvent> newest(Collection<String> topics, int max) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = partitions(consumer, topics);
            var ends = consumer.endOffsets(partitions);
            var beginnings = consumer.beginningOffsets(partitions);
            return partitions.stream()
                    .flatMap(partition ->
                            newest(consumer, partition, beginnings.get(partition), ends.get(partition), max).stream())
                    .sorted(BY_AGE.reversed())
                    .limit(max)
                    .sorted(BY_AGE)
                    .map(record -> new InputEvent(
                            record.partition() + "@" + record.offset(),
                            record.topic(),
                            Bytes.wrap(record.key()),
                            Bytes.wrap(record.value()),
                            record.timestamp()))
                    .toList();
        } catch (KafkaException e) {
            throw new ToolException("Kafka at " + bootstrapServers + " does not answer: " + e.getMessage(), e);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Collection<String> topics) {
        var existing = new HashMap<>(consumer.listTopics());
        existing.keySet().retainAll(new HashSet<>(topics));
        for (var topic : topics) {
            if (!existing.containsKey(topic)) {
                throw new ToolException(
                        "There is no topic " + topic + " yet: has a transformer run with this contract? Try a file.");
            }
        }
        return existing.values().stream()
                .flatMap(List::stream)
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** Starts further back until there are enough records, because the number of markers is unknown. */
    private static Deque<ConsumerRecord<byte[], byte[]>> newest(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long beginning, long end, int max) {
        var found = new ArrayDeque<ConsumerRecord<byte[], byte[]>>();
        consumer.assign(List.of(partition));
        for (var span = OFFSETS_PER_RECORD * max; ; span *= OFFSETS_PER_RECORD) {
            var start = Math.max(beginning, end - span);
            found.clear();
            consumer.seek(partition, start);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(POLL)) {
                    if (record.offset() < end) {
                        found.add(record);
                    }
                    if (found.size() > max) {
                        found.removeFirst();
                    }
                }
            }
            if (found.size() == max || start == beginning) {
                return found;
            }
        }
    }
}

package maf.transformer.quarantine;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import maf.transformer.tool.ToolException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed records of topics without a consumer group, so that reading changes nothing. */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(90); // longer than every transaction timeout in use

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicReader(Admin admin, String bootstrapServers) {
        this.admin = admin;
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
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "15000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** All partitions of a topic; none when it does not exist. */
    List<TopicPartition> partitions(String topic) {
        return consumer.listTopics().getOrDefault(topic, List.of()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions);
    }

    /** The end of what is committed now. */
    Map<TopicPartition, Long> committedEnds(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    /** The end of all that is written now, including open transactions: reading up to there waits for them. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        try {
            return admin
                    .listOffsets(
                            partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())),
                            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new ToolException("Cannot read the end offsets of topics: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException("interrupted", e);
        }
    }

    /** Every committed record from the beginning of the topic to what is committed now. */
    void readAll(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        var partitions = partitions(topic);
        read(beginnings(partitions), committedEnds(partitions), each);
    }

    /**
     * Every committed record between the offsets.
     *
     * @throws ToolException if a transaction stays open for too long
     */
    void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        var open = new HashMap<TopicPartition, Long>();
        to.forEach((partition, end) -> {
            if (from.get(partition) < end) {
                open.put(partition, end);
            }
        });
        consumer.assign(open.keySet());
        consumer.resume(open.keySet()); // a partition of the last reading would still be paused
        open.keySet().forEach(partition -> consumer.seek(partition, from.get(partition)));
        var progressAt = System.nanoTime();
        while (!open.isEmpty()) {
            var records = consumer.poll(POLL);
            for (var record : records) {
                var end = open.get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end) {
                    each.accept(record);
                }
            }
            // the position also passes transaction markers, which are never returned
            var done = open.entrySet()
                    .removeIf(partition -> consumer.position(partition.getKey()) >= partition.getValue());
            consumer.pause(consumer.assignment().stream()
                    .filter(partition -> !open.containsKey(partition))
                    .toList());
            if (done || !records.isEmpty()) {
                progressAt = System.nanoTime();
            } else if (System.nanoTime() - progressAt > TIMEOUT.toNanos()) {
                throw new ToolException("A transaction on " + open.keySet() + " has been open for "
                        + TIMEOUT.toSeconds() + " s: find the producer that holds it open, then try again.");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}

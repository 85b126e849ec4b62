package maf.benchmarks;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a candidate has written, as a reader of committed records sees it.
 *
 * @param counts records by topic
 * @param digests of keys, values, headers and timestamps in their order, by partition
 */
record Results(Map<String, Long> counts, Map<TopicPartition, Long> digests) {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    static Results read(String broker, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        var counts = new TreeMap<String, Long>();
        var digests = new HashMap<TopicPartition, CRC32C>();
        Map<String, Object> settings = Map.of("bootstrap.servers", broker, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            while (from.keySet().stream().anyMatch(partition -> consumer.position(partition) < to.get(partition))) {
                for (var row : consumer.poll(PATIENCE)) {
                    counts.merge(row.topic(), 1L, Long::sum);
                    var partition = new TopicPartition(row.topic(), row.partition());
                    add(digests.computeIfAbsent(partition, any -> new CRC32C()), row);
                }
            }
        }
        var sums = new HashMap<TopicPartition, Long>();
        digests.forEach((partition, digest) -> sums.put(partition, digest.getValue()));
        return new Results(counts, sums);
    }

    private static void add(CRC32C digest, ConsumerRecord<byte[], byte[]> row) {
        digest.update(row.key());
        if (row.value() != null) {
            digest.update(row.value());
        }
        row.headers().forEach(header -> digest.update(header.value()));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, row.timestamp()));
    }

    /** Refuses any other count than so many records in each cleansed topic and none in quarantine. */
    void mustBe(long expected, String writer) {
        if (counts.isEmpty()
                || counts.containsKey(Topics.QUARANTINE)
                || counts.values().stream().anyMatch(count -> count != expected)) {
            throw new BenchmarkException(
                    writer + " committed " + counts + " instead of " + expected + " records to each cleansed topic");
        }
    }
}

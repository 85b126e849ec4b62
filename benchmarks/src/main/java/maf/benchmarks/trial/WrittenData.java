package maf.benchmarks.trial;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import maf.benchmarks.process.BenchmarkException;
import maf.contract.wire.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The data that a candidate has written, as a reader sees it.
 *
 * @param counts number of records or rows by topic or table
 * @param digests digests of the records or rows in their order, by partition or table; equal digests mean equal data
 */
public record WrittenData(Map<String, Long> counts, Map<String, Long> digests) {
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);

    /** Reads the committed records of topics. The digests cover keys, values, headers and timestamps. */
    public static WrittenData read(String broker, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        var counts = new TreeMap<String, Long>();
        var digests = new HashMap<TopicPartition, CRC32C>();
        Map<String, Object> settings = Map.of("bootstrap.servers", broker, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            while (from.keySet().stream().anyMatch(partition -> consumer.position(partition) < to.get(partition))) {
                for (var row : consumer.poll(POLL_TIMEOUT)) {
                    counts.merge(row.topic(), 1L, Long::sum);
                    var partition = new TopicPartition(row.topic(), row.partition());
                    add(digests.computeIfAbsent(partition, any -> new CRC32C()), row);
                }
            }
        }
        var sums = new HashMap<String, Long>();
        digests.forEach((partition, digest) -> sums.put(partition.toString(), digest.getValue()));
        return new WrittenData(counts, sums);
    }

    private static void add(CRC32C digest, ConsumerRecord<byte[], byte[]> row) {
        digest.update(row.key());
        if (row.value() != null) {
            digest.update(row.value());
        }
        row.headers().forEach(header -> digest.update(header.value()));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, row.timestamp()));
    }

    /** Fails unless each topic or table has the expected count and quarantine has none. */
    public void mustBe(long expected, String writer) {
        if (counts.isEmpty()
                || counts.containsKey(Topics.QUARANTINE)
                || counts.values().stream().anyMatch(count -> count != expected)) {
            throw new BenchmarkException(writer + " wrote " + counts + " instead of " + expected
                    + " to each topic or table and none to quarantine");
        }
    }
}

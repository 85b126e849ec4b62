package maf.transformer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import maf.contract.yaml.CheckedContracts;
import maf.transformer.cleanse.SizeLimits;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology over a directory of contracts, without a broker. */
public final class TestTopology implements AutoCloseable {
    static final Path SHIPPED = Path.of("../tables");
    static final Instant AT = Instant.ofEpochMilli(1_790_000_000_123L);
    static final String MYSQL = "mysql.maf.movie_ids";
    static final String POSTGRES = "postgres.maf.tv_series_ids";
    static final String MONGODB = "mongodb.maf.person_ids";

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;
    private final Map<String, List<Counter>> counters = new HashMap<>();

    public TestTopology(Path tables) {
        this(tables, SizeLimits.of(17 * 1024 * 1024));
    }

    TestTopology(Path tables, SizeLimits limits) {
        var checked = CheckedContracts.read(tables);
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put("processing.exception.handler.global.enabled", true); // otherwise Kafka Streams logs a warning
        driver = new TopologyTestDriver(
                TransformerTopology.of(
                        checked.contracts(),
                        checked.rules(),
                        limits,
                        new TransformerMetrics(metrics),
                        Map.of(MYSQL, "id-of-" + MYSQL)),
                properties);
    }

    /** An output record as text. */
    public record Out(String key, String value, TestRecord<byte[], byte[]> full) {
        public String header(String name) {
            var header = full.headers().lastHeader(name);
            return header == null ? null : new String(header.value(), UTF_8);
        }
    }

    public void send(String topic, String key, String value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(bytes(key), bytes(value), AT));
    }

    void send(BrokenEvents.Event event) {
        driver.createInputTopic(event.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(
                        new TestRecord<>(QuarantineEntry.bytes(event.key()), QuarantineEntry.bytes(event.value()), AT));
    }

    public List<Out> read(String topic) {
        return driver
                .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(full -> new Out(text(full.key()), text(full.value()), full))
                .toList();
    }

    /** Reads the only record of a topic. */
    public Out only(String topic) {
        var all = read(topic);
        if (all.size() != 1) {
            throw new AssertionError(topic + " has " + all.size() + " records: " + all);
        }
        return all.get(0);
    }

    double count(String meter, String... tags) {
        return metrics.get(meter).tags(tags).counter().count();
    }

    /** The sum of a counter over all its labels. */
    long sum(String meter) {
        return counters
                .computeIfAbsent(meter, name -> List.copyOf(metrics.get(name).counters()))
                .stream()
                .mapToLong(counter -> (long) counter.count())
                .sum();
    }

    static String mysql(String operation, String before, String after) {
        return envelope(
                operation,
                before,
                after,
                "\"connector\":\"mysql\",\"ts_ms\":1790000000000,\"file\":\"binlog.000002\",\"pos\":345,\"row\":1");
    }

    public static String postgres(String operation, String before, String after) {
        return envelope(
                operation, before, after, "\"connector\":\"postgresql\",\"ts_ms\":1790000000000,\"lsn\":26000123");
    }

    /** {@code before} and {@code after} as extended JSON, which becomes a text in the envelope. */
    public static String mongodb(String operation, String before, String after) {
        return envelope(
                operation,
                quoted(before),
                quoted(after),
                "\"connector\":\"mongodb\",\"ts_ms\":1790000000000,\"ord\":7");
    }

    private static String envelope(String operation, String before, String after, String source) {
        return "{\"before\":" + before + ",\"after\":" + after + ",\"source\":{" + source + "},\"op\":\"" + operation
                + "\",\"ts_ms\":1790000000100}";
    }

    private static String quoted(String document) {
        return document == null ? null : "\"" + document.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    @Override
    public void close() {
        driver.close();
    }
}

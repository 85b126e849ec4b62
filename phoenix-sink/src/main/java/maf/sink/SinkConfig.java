package maf.sink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import maf.contract.wire.ConsumerGroups;
import maf.runtime.ServiceConfig;
import maf.sink.read.FlushLimits;
import maf.sink.schema.StoreAddress;
import maf.sink.schema.TableDdl;
import maf.sink.write.DeadLetters;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The sink's configuration file; keys under {@code consumer.} go to the Kafka consumer. */
public final class SinkConfig {

    static final ConfigDef KEYS = new ConfigDef()
            .define("bootstrap.servers", ConfigDef.Type.STRING, Importance.HIGH, "Kafka")
            .define("phoenix.url", ConfigDef.Type.STRING, Importance.HIGH, "jdbc:phoenix:<host>:<port of ZooKeeper>")
            .define("tables.dir", ConfigDef.Type.STRING, Importance.HIGH, "The directory of the table contracts")
            .define("http.host", ConfigDef.Type.STRING, "127.0.0.1", Importance.LOW, "Health and metrics")
            .define("http.port", ConfigDef.Type.INT, Importance.HIGH, "Health and metrics; 0 takes a free one")
            .define(
                    "linger.ms",
                    ConfigDef.Type.LONG,
                    50,
                    Range.atLeast(0),
                    Importance.MEDIUM,
                    "Age at which a batch is written")
            .define(
                    "flush.rows",
                    ConfigDef.Type.INT,
                    2500,
                    Range.atLeast(1),
                    Importance.MEDIUM,
                    "Maximum rows of a batch")
            .define(
                    "flush.bytes",
                    ConfigDef.Type.LONG,
                    16 << 20,
                    Range.atLeast(1),
                    Importance.MEDIUM,
                    "Maximum heap of a batch")
            .define(
                    "writer.threads",
                    ConfigDef.Type.INT,
                    2,
                    Range.between(1, 64),
                    Importance.MEDIUM,
                    "Concurrent requests to the store")
            .define(
                    "history.window.ms",
                    ConfigDef.Type.LONG,
                    86_400_000,
                    Range.atLeast(1000),
                    Importance.MEDIUM,
                    "How long states are kept after they have been replaced")
            .define(
                    "dead-letters.partitions",
                    ConfigDef.Type.INT,
                    1,
                    Range.atLeast(1),
                    Importance.LOW,
                    "Of the topic, when made")
            .define(
                    "dead-letters.replication.factor",
                    ConfigDef.Type.INT,
                    1,
                    Range.atLeast(1),
                    Importance.LOW,
                    "The same")
            .define("dead-letters.retention.ms", ConfigDef.Type.LONG, 2_592_000_000L, Importance.LOW, "The same");

    private final ServiceConfig config;

    private SinkConfig(ServiceConfig config) {
        this.config = config;
    }

    public static SinkConfig read(Path file, Map<String, String> environment) {
        return new SinkConfig(ServiceConfig.read(file, KEYS, environment, "consumer."));
    }

    public StoreAddress store() {
        return StoreAddress.of(config.string("phoenix.url"));
    }

    public Path tablesDir() {
        return Path.of(config.string("tables.dir"));
    }

    String httpHost() {
        return config.string("http.host");
    }

    int httpPort() {
        return config.integer("http.port");
    }

    FlushLimits limits() {
        return new FlushLimits(config.integer("flush.rows"), config.number("flush.bytes"), config.number("linger.ms"));
    }

    public int writerThreads() {
        return config.integer("writer.threads");
    }

    public TableDdl ddl() {
        return new TableDdl(Duration.ofMillis(config.number("history.window.ms")));
    }

    int deadLetterPartitions() {
        return config.integer("dead-letters.partitions");
    }

    short deadLetterReplicationFactor() {
        return (short) config.integer("dead-letters.replication.factor");
    }

    long deadLetterRetentionMs() {
        return config.number("dead-letters.retention.ms");
    }

    Map<String, Object> admin() {
        return new HashMap<>(Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                config.string("bootstrap.servers"),
                CommonClientConfigs.CLIENT_ID_CONFIG,
                ConsumerGroups.PHOENIX_SINK));
    }

    /** Settings that have only one correct value override those of the file. */
    public Map<String, Object> consumer() {
        var consumer = new HashMap<String, Object>(Map.of(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        6_000, // the minimum that a broker allows: the partitions of a killed process wait for it
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG, 2_000, // how soon new topics are noticed
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_500,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20));
        consumer.putAll(config.withPrefix("consumer."));
        consumer.putAll(admin());
        consumer.put(ConsumerConfig.GROUP_ID_CONFIG, ConsumerGroups.PHOENIX_SINK);
        consumer.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return consumer;
    }

    Map<String, Object> deadLetterProducer() {
        var producer = admin();
        producer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DeadLetters.MOST_BYTES);
        producer.put(ProducerConfig.BUFFER_MEMORY_CONFIG, DeadLetters.MOST_BYTES);
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return producer;
    }
}

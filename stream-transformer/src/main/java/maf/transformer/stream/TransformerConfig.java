package maf.transformer.stream;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import maf.contract.wire.Topics;
import maf.runtime.ServiceConfig;
import maf.transformer.cleanse.SizeLimits;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.streams.StreamsConfig;

/** The program's configuration file; keys under {@code streams.} go to Kafka Streams as they are. */
public record TransformerConfig(ServiceConfig config) {
    private static final String STREAMS_PREFIX = "streams.";
    private static final String TABLES_DIR = "tables.dir";
    private static final String HTTP_HOST = "http.host";
    private static final String HTTP_PORT = "http.port";
    private static final String PARTITIONS = "topics.partitions";
    private static final String REPLICATION = "topics.replication.factor";
    private static final String RAW_RETENTION = "topics.raw.retention.ms";
    private static final String QUARANTINE_RETENTION = "topics.quarantine.retention.ms";
    private static final String MAX_MESSAGE_BYTES = "topics.max.message.bytes";
    private static final int HIGHEST_PORT = 65535;
    private static final int DEFAULT_MAX_MESSAGE_BYTES = 17 * 1024 * 1024; // MongoDB's largest document, enveloped
    private static final int LARGEST_MAX_MESSAGE_BYTES = 512 * 1024 * 1024; // twice this is still an int

    private static final ConfigDef KEYS = new ConfigDef()
            .define(
                    CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                    ConfigDef.Type.STRING,
                    Importance.HIGH,
                    "host:port,...")
            .define(StreamsConfig.APPLICATION_ID_CONFIG, ConfigDef.Type.STRING, Importance.HIGH, "consumer group")
            .define(TABLES_DIR, ConfigDef.Type.STRING, Importance.HIGH, "directory of the table contracts")
            .define(HTTP_HOST, ConfigDef.Type.STRING, "127.0.0.1", Importance.LOW, "for health and metrics")
            .define(
                    HTTP_PORT,
                    ConfigDef.Type.INT,
                    ConfigDef.NO_DEFAULT_VALUE,
                    Range.between(0, HIGHEST_PORT),
                    Importance.HIGH,
                    "")
            .define(
                    PARTITIONS,
                    ConfigDef.Type.INT,
                    ConfigDef.NO_DEFAULT_VALUE,
                    Range.atLeast(1),
                    Importance.HIGH,
                    "of all topics")
            .define(REPLICATION, ConfigDef.Type.INT, ConfigDef.NO_DEFAULT_VALUE, Range.atLeast(1), Importance.HIGH, "")
            .define(
                    RAW_RETENTION,
                    ConfigDef.Type.LONG,
                    ConfigDef.NO_DEFAULT_VALUE,
                    Range.atLeast(-1),
                    Importance.HIGH,
                    "")
            .define(
                    QUARANTINE_RETENTION,
                    ConfigDef.Type.LONG,
                    ConfigDef.NO_DEFAULT_VALUE,
                    Range.atLeast(-1),
                    Importance.HIGH,
                    "")
            .define(
                    MAX_MESSAGE_BYTES,
                    ConfigDef.Type.INT,
                    DEFAULT_MAX_MESSAGE_BYTES,
                    Range.between(1, LARGEST_MAX_MESSAGE_BYTES),
                    Importance.LOW,
                    "largest raw record before compression");

    public static TransformerConfig read(Path file, Map<String, String> environment) {
        return new TransformerConfig(ServiceConfig.read(file, KEYS, environment, STREAMS_PREFIX));
    }

    public Path tables() {
        return Path.of(config.string(TABLES_DIR));
    }

    public String httpHost() {
        return config.string(HTTP_HOST);
    }

    public int httpPort() {
        return config.integer(HTTP_PORT);
    }

    public String bootstrapServers() {
        return config.string(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    }

    int partitions() {
        return config.integer(PARTITIONS);
    }

    short replicationFactor() {
        return (short) config.integer(REPLICATION);
    }

    long rawRetentionMs() {
        return config.number(RAW_RETENTION);
    }

    long quarantineRetentionMs() {
        return config.number(QUARANTINE_RETENTION);
    }

    int maxMessageBytes() {
        return config.integer(MAX_MESSAGE_BYTES);
    }

    public SizeLimits sizeLimits() {
        return SizeLimits.of(maxMessageBytes());
    }

    public Path stateDirectory() {
        return Path.of(String.valueOf(config.withPrefix(STREAMS_PREFIX).get(StreamsConfig.STATE_DIR_CONFIG)));
    }

    /** The configuration of Kafka Streams. Exactly-once cannot be changed: the sink's versions and the quarantine's counts rely on it. */
    public Properties streams(QuarantineExceptionHandler.Context handlerContext) {
        var properties = new Properties();
        properties.putAll(config.withPrefix(STREAMS_PREFIX));
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.string(StreamsConfig.APPLICATION_ID_CONFIG));
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                SizeLimits.quarantineTopic(maxMessageBytes()));
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.QUARANTINE);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, QuarantineExceptionHandler.class);
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, QuarantineExceptionHandler.class);
        properties.put(QuarantineExceptionHandler.CONTEXT, handlerContext);
        return properties;
    }
}

package maf.transformer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import maf.contract.yaml.Contracts;
import maf.transformer.cleanse.SizeLimits;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class TransformerConfigTest {
    private static final Path SHIPPED = Path.of("../images/apps/config/stream-transformer.properties");

    static final QuarantineExceptionHandler.Context HANDLER_CONTEXT = QuarantineExceptionHandler.Context.of(
            List.of(), SizeLimits.of(1), new TransformerMetrics(new SimpleMeterRegistry()));
    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9"),
            Map.entry("TABLES_DIR", "../tables"),
            Map.entry("HTTP_HOST", "127.0.0.1"),
            Map.entry("HTTP_PORT", "0"),
            Map.entry("STATE_DIR", "target/state"),
            Map.entry("TOPIC_PARTITIONS", "4"),
            Map.entry("TOPIC_REPLICATION_FACTOR", "1"),
            Map.entry("RAW_TOPIC_RETENTION_MS", "604800000"),
            Map.entry("QUARANTINE_RETENTION_MS", "2592000000"));

    /** The shipped file, as in an installation. */
    static TransformerConfig settings() {
        return TransformerConfig.read(SHIPPED, ENVIRONMENT);
    }

    /** Resolves a value that may be {@code ${env:NAME}}. */
    static String resolved(String value) {
        return value.startsWith("${env:") ? ENVIRONMENT.get(value.substring(6, value.length() - 1)) : value;
    }

    @Test
    void passesTheShippedFilesSettingsToKafkaStreams() {
        // When
        var streams = new StreamsConfig(settings().streams(HANDLER_CONTEXT));

        // Then
        assertThat(streams.getString(StreamsConfig.APPLICATION_ID_CONFIG)).isEqualTo("stream-transformer");
        var producer = streams.getProducerConfigs("client");
        assertThat(producer)
                .containsEntry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "4000")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        var consumer = streams.getMainConsumerConfigs("group", "client", 0);
        assertThat(consumer).containsEntry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000");
        assertThat(consumer.get(ConsumerConfig.ISOLATION_LEVEL_CONFIG)).hasToString("read_committed");
    }

    @Test
    void plansEveryTopicWithItsSettings() {
        // When
        var topics = TopicPlan.of(Contracts.read(TestTopology.SHIPPED), settings());

        // Then
        assertThat(topics)
                .containsOnlyKeys(
                        TestTopology.MYSQL,
                        TestTopology.POSTGRES,
                        TestTopology.MONGODB,
                        "mysql.maf.canary",
                        "postgres.maf.canary",
                        "mongodb.maf.canary",
                        "cleansed.canary",
                        "cleansed.movie",
                        "cleansed.tv-series",
                        "cleansed.person",
                        "cleansed.catalogue",
                        "quarantine");
        assertThat(topics.values()).allSatisfy(topic -> {
            assertThat(topic.numPartitions()).isEqualTo(4);
            assertThat(topic.replicationFactor()).isEqualTo((short) 1);
        });
        assertThat(topics.get("cleansed.movie").configs())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("delete.retention.ms", "604800000")
                .containsEntry("min.compaction.lag.ms", "86400000")
                .containsEntry("max.compaction.lag.ms", "604800000")
                .containsEntry("max.message.bytes", "18874368");
        assertThat(topics.get(TestTopology.MYSQL).configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "604800000")
                .containsEntry("max.message.bytes", "17825792");
        assertThat(topics.get("quarantine").configs()).containsEntry("retention.ms", "2592000000");
    }
}

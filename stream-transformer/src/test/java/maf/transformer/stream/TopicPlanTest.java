package maf.transformer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;
import maf.contract.wire.Topics;
import maf.contract.yaml.Contracts;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicPlanTest {
    private static final String PREFIX = "topic.creation.default.";
    private static final Path CONNECT = Path.of("../connect-config");

    /** Connect or the transformer creates a raw topic, whichever comes first. */
    @ParameterizedTest
    @CsvSource({
        "mysql.json," + TestTopology.MYSQL,
        "postgres.json," + TestTopology.POSTGRES,
        "mongodb.json," + TestTopology.MONGODB
    })
    void agreesWithTheConnectorsAboutRawTopics(String connector, String topic) throws IOException {
        // Given
        var planned = TopicPlan.of(Contracts.read(TestTopology.SHIPPED), TransformerConfigTest.settings())
                .get(topic);
        var connect = new TreeMap<String, String>();
        new JsonMapper()
                .readTree(CONNECT.resolve("connectors").resolve(connector).toFile())
                .properties()
                .forEach(entry -> {
                    if (entry.getKey().startsWith(PREFIX)) {
                        connect.put(
                                entry.getKey().substring(PREFIX.length()),
                                TransformerConfigTest.resolved(entry.getValue().asText()));
                    }
                });

        // When
        var ours = new TreeMap<>(planned.configs());
        ours.put("partitions", Integer.toString(planned.numPartitions()));
        ours.put("replication.factor", Short.toString(planned.replicationFactor()));

        // Then
        assertThat(connect).isEqualTo(ours);
    }

    @Test
    void quarantineAcceptsEveryRecordThatConnectCanSend() throws IOException {
        // Given
        var worker = new Properties();
        try (var reader = Files.newBufferedReader(CONNECT.resolve("worker.properties"))) {
            worker.load(reader);
        }
        var largest = Integer.parseInt(worker.getProperty("producer.max.request.size"));
        var settings = TransformerConfigTest.settings();
        var producer =
                new StreamsConfig(settings.streams(TransformerConfigTest.HANDLER_CONTEXT)).getProducerConfigs("client");
        var quarantine = Integer.parseInt(TopicPlan.of(Contracts.read(TestTopology.SHIPPED), settings)
                .get(Topics.QUARANTINE)
                .configs()
                .get("max.message.bytes"));

        // When
        var limit = settings.sizeLimits();

        // Then
        assertThat(settings.maxMessageBytes()).isEqualTo(largest);
        assertThat(limit.fitsQuarantine(new byte[0], new byte[largest])).isTrue();
        assertThat(producer.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG)).isEqualTo(quarantine);
        assertThat(limit.quarantineBytes()).isLessThan(quarantine);
        assertThat(Long.parseLong(
                        producer.get(ProducerConfig.BUFFER_MEMORY_CONFIG).toString()))
                .isGreaterThan(quarantine);
    }
}

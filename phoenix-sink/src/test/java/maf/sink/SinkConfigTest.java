package maf.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import maf.runtime.InvalidConfigurationException;
import maf.sink.schema.StoreAddress;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

class SinkConfigTest {
    private static final Path SHIPPED = Path.of("..", "images", "apps", "config", "phoenix-sink.properties");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", "localhost:9092",
            "PHOENIX_URL", "jdbc:phoenix:localhost:2181",
            "TABLES_DIR", "tables",
            "HTTP_HOST", "127.0.0.1",
            "HTTP_PORT", "0",
            "HISTORY_WINDOW_MS", "86400000",
            "TOPIC_PARTITIONS", "4",
            "TOPIC_REPLICATION_FACTOR", "1",
            "QUARANTINE_RETENTION_MS", "2592000000");

    @Test
    void theShippedFileIsComplete() {
        var config = SinkConfig.read(SHIPPED, ENVIRONMENT);
        assertThat(config.store()).isEqualTo(new StoreAddress("localhost", 2181));
        assertThat(config.limits().lingerMs()).isEqualTo(50);
        assertThat(config.deadLetterPartitions()).isEqualTo(4);
        assertThat(config.deadLetterRetentionMs()).isEqualTo(2_592_000_000L);
        assertThat(config.consumer())
                .containsEntry(ConsumerConfig.GROUP_ID_CONFIG, "phoenix-sink")
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .containsEntry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    }

    @Test
    void anotherKindOfUrlIsRefused() {
        assertThatThrownBy(() -> StoreAddress.of("jdbc:mysql://localhost"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("jdbc:phoenix:<host>:<port");
    }
}

package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import maf.source.connector.ConnectorTemplate;
import maf.source.yaml.Sources;
import org.junit.jupiter.api.Test;

class ConnectorConfigTest {
    private static final ConnectorConfig MYSQL = new ConnectorConfig(
            "mysql", Map.of("database.user", "${env:USER_NAME}", "url", "x://${env:HOST}:${env:PORT}/", "tasks", "1"));

    private static List<ConnectorConfig> shipped() {
        return Sources.read(Path.of("../sources")).stream()
                .map(source -> new ConnectorConfig(
                        source.name(),
                        ConnectorTemplate.read(Path.of("connectors"), source.kind())
                                .render(source)))
                .toList();
    }

    @Test
    void theSameSettingsDoNotDiffer() {
        assertThat(MYSQL.differencesFrom(MYSQL.settings())).isEmpty();
    }

    @Test
    void changedMissingAndExtraKeysDiffer() {
        var registered = Map.of("database.user", "somebody", "url", "x://${env:HOST}:${env:PORT}/", "extra", "1");
        assertThat(MYSQL.differencesFrom(registered)).containsExactly("database.user", "extra", "tasks");
    }

    @Test
    void missingVariablesAreNamed() {
        assertThat(MYSQL.missingVariables(Map.of("HOST", "db", "USER_NAME", "me")))
                .containsExactly("PORT");
    }

    @Test
    void theShippedConnectorsAreNamedLikeTheirTopics() {
        assertThat(shipped()).extracting(ConnectorConfig::name).containsExactly("mongodb", "mysql", "postgres");
        assertThat(shipped())
                .allSatisfy(config -> assertThat(config.settings())
                        .containsEntry("topic.prefix", config.name())
                        .containsEntry("exactly.once.support", "required"));
    }

    /** The producer fails at a larger record, and the broker at a batch that compression has made larger than that. */
    @Test
    void noShippedConnectorSendsMoreThanKafkaAccepts() throws IOException {
        // Given
        var worker = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("worker.properties"))) {
            worker.load(reader);
        }
        var largest = Long.parseLong(worker.getProperty("producer.max.request.size"));
        var headersAndGrowth = 256 * 1024L;

        // When, Then
        assertThat(shipped())
                .allSatisfy(config -> assertThat(config.settings())
                        .containsEntry("transforms.size.type", "maf.connect.EventSizeLimit")
                        .containsEntry("transforms.size.limit.bytes", Long.toString(largest - headersAndGrowth))
                        .containsEntry("topic.creation.default.max.message.bytes", Long.toString(largest)));
        assertThat(worker).containsEntry("connector.client.config.override.policy", "None");
    }

    /** By bytes, because rows have any size: what waits, the batch on its way, and the producer's buffer, of all connectors. */
    @Test
    void whatWaitsForKafkaFitsInTheHeap() {
        // Given
        var heap = 512L << 20;
        var producerBuffer = 32L << 20;

        // When
        var most = shipped().stream()
                .mapToLong(
                        config -> 2 * Long.parseLong(config.settings().get("max.queue.size.in.bytes")) + producerBuffer)
                .sum();

        // Then
        assertThat(most).isLessThan(heap / 2);
    }

    /** Debezium's own is 9.1.0, with CVE-2025-30706. */
    @Test
    void theMysqlDriverIsThatOfTheBuildAndNotDebeziums() throws IOException {
        assertThat(Files.readString(Path.of("../images/connect/pom.xml")))
                .containsPattern("<excludes>\\S*\\*\\*/mysql-connector-j-\\*\\.jar\\S*</excludes>")
                .contains("<artifactId>mysql-connector-j</artifactId><version>${mysql-driver.version}</version>");
        assertThat(Files.readString(Path.of("../pom.xml")))
                .containsPattern("<mysql-driver.version>(9\\.[2-9]|[1-9]\\d+)\\.");
    }

    @Test
    void theShippedConnectorsContainNoSecret() {
        var passwords = shipped().stream()
                .flatMap(config -> config.settings().entrySet().stream())
                .filter(setting -> setting.getKey().endsWith("password"))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        assertThat(passwords)
                .containsExactlyInAnyOrder("${secret:mysql-cdc}", "${secret:postgres-cdc}", "${secret:mongodb-cdc}");
    }
}

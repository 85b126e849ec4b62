package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import maf.source.Environment;
import maf.source.Source;
import maf.source.connector.ConnectorTemplate;
import maf.source.yaml.Sources;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

class SourceProbeTest {
    private static final Path TEMPLATES = Path.of("connectors");

    private static SourceProbe probe(Source source, Map<String, String> variables) {
        var config = new ConnectorConfig(
                source.name(), ConnectorTemplate.read(TEMPLATES, source.kind()).render(source));
        return SourceProbe.of(source, config, new Environment(variables, Path.of("no-such-folder")));
    }

    @Test
    void unsetVariablesOfEveryShippedSourceAreNamed() {
        var problems = Sources.read(Path.of("../sources")).stream()
                .collect(Collectors.toMap(
                        Source::name,
                        source ->
                                probe(source, Map.of()).problem().orElseThrow().text()));
        assertThat(problems.get("mysql")).contains("MYSQL_CDC_USER").contains("TOPIC_PARTITIONS");
        assertThat(problems.get("postgres")).contains("POSTGRES_CDC_USER");
        assertThat(problems.get("mongodb")).contains("MONGODB_HOST");
    }

    @Test
    void aPasswordFileThatIsMissingIsNamed() {
        var source = Sources.read(Path.of("src/test/resources/maf/connectors")).get(0);
        var variables = Map.of(
                "TOPIC_PARTITIONS", "1",
                "TOPIC_REPLICATION_FACTOR", "1",
                "RAW_TOPIC_RETENTION_MS", "1",
                "KAFKA_BOOTSTRAP_SERVERS", "localhost:1");
        assertThat(probe(source, variables).problem().orElseThrow().text())
                .contains("no-such-folder/shop-cdc cannot be read");
    }

    @Test
    void passwordsAreNotPrinted() {
        var password = new Password("s3cret");
        assertThat(new MysqlProbe("h", 1, "u", password, List.of()).toString()).doesNotContain("s3cret");
        assertThat(new PostgresProbe("h", 1, "u", password, "d", List.of(), "p", "s").toString())
                .doesNotContain("s3cret");
        assertThat(new MongoProbe("mongodb://h", "u", password, "admin", List.of()).toString())
                .doesNotContain("s3cret");
    }
}

package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SourceProbeTest {
    @Test
    void unsetVariablesOfEveryShippedConnectorAreNamed() {
        var problems = ConnectorConfig.readAll(java.nio.file.Path.of("connectors")).stream()
                .collect(Collectors.toMap(
                        ConnectorConfig::name,
                        config -> SourceProbe.of(config, Map.of()).problem().orElseThrow()));
        assertThat(problems.get("mysql")).contains("MYSQL_CDC_PASSWORD").contains("TOPIC_PARTITIONS");
        assertThat(problems.get("postgres")).contains("POSTGRES_CDC_USER");
        assertThat(problems.get("mongodb")).contains("MONGODB_HOST");
    }

    @Test
    void passwordsAreNotPrinted() {
        var settings = Map.of("database.password", "s3cret", "mongodb.password", "s3cret");
        assertThat(MysqlProbe.of(settings).toString()).doesNotContain("s3cret");
        assertThat(PostgresProbe.of(settings).toString()).doesNotContain("s3cret");
        assertThat(MongoProbe.of(settings).toString()).doesNotContain("s3cret");
    }

    @Test
    void aConnectorOfAnotherClassIsNotProbed() {
        var other = new ConnectorConfig("other", Map.of("connector.class", "org.example.Other"));
        assertThat(SourceProbe.of(other, Map.of()).problem()).isEmpty();
    }
}

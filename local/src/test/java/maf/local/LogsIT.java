package maf.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every program of a running pipeline has written is found again in a real Elasticsearch. */
@ExtendWith(RunningPipeline.class)
class LogsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ID = 40_000_001;

    private final Pipeline pipeline;

    LogsIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    private List<String> lines(String program) throws IOException {
        return Files.readAllLines(pipeline.home().log(program));
    }

    private static Optional<JsonNode> event(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new AssertionError("begins like JSON and is none: " + line, e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "connect", "hbase", "connectors", "stream-transformer", "phoenix-sink", "verifier"})
    void linesAreEventsWithTheAgreedKeys(String program) throws IOException {
        // Given
        var agreed = new TreeSet<String>();
        JSON.readTree(pipeline.home()
                        .root()
                        .resolve("monitoring/logging/elasticsearch/template.json")
                        .toFile())
                .at("/template/mappings/properties/maf/properties")
                .fieldNames()
                .forEachRemaining(agreed::add);
        // When
        var lines = lines(program);
        var events = lines.stream().flatMap(line -> event(line).stream()).toList();
        // Then
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(event.path("@timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(event.path("service.name").asText()).isEqualTo(program);
            assertThat(event.path("log.level").asText()).isIn("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");
            assertThat(event.path("message").isTextual()).isTrue();
            assertThat(event.path("log.logger").asText()).isNotEmpty();
            assertThat(event.path("process.thread.name").asText()).isNotEmpty();
            event.fieldNames().forEachRemaining(name -> {
                if (name.startsWith("maf.")) {
                    assertThat(agreed).contains(name.substring("maf.".length()));
                } else {
                    assertThat(name).matches("@timestamp|message|(log|service|ecs|process|error)\\..*");
                }
            });
        });
        // what the JVM and a formatting tool say before any logging is there
        assertThat(lines).filteredOn(line -> !line.startsWith("{")).hasSizeLessThan(1 + lines.size() / 10);
    }

    @Test
    void aRefusedRecordIsFoundByItsSourcePosition() throws Exception {
        // Given
        try (var comparison = new Comparison(pipeline)) {
            comparison.sources().get(0).put(ID, "negative", BigDecimal.ONE.negate(), false);
            comparison.awaitEqual();
            var refusal = awaitRefusal();
            try (var elasticsearch = ElasticsearchServer.start(
                    pipeline.home().root(), pipeline.home().state())) {
                // When
                var written = write(elasticsearch);
                var found = elasticsearch.post(
                        "/logs-maf-default/_search",
                        "{\"query\":{\"term\":{\"maf.source\":\""
                                + refusal.path("maf.source").asText() + "\"}}}");
                // Then
                assertThat(elasticsearch
                                .get("/logs-maf-default/_count")
                                .path("count")
                                .asInt())
                        .isEqualTo(written)
                        .isGreaterThan(100);
                assertThat(found.at("/hits/hits"))
                        .anySatisfy(hit -> assertThat(hit.path("_source")).isEqualTo(refusal));
                assertTraced(elasticsearch, refusal);
            }
        } finally {
            delete();
        }
    }

    /** The last one: lines of earlier tests may be among them. */
    private JsonNode awaitRefusal() throws SQLException {
        var found = new ArrayList<JsonNode>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            found.clear();
            for (var line : lines("stream-transformer")) {
                event(line)
                        .filter(event -> event.path("maf.table").asText().equals("MAF.MOVIE")
                                && event.path("maf.detail").asText().contains("popularity"))
                        .ifPresent(found::add);
            }
            assertThat(found).isNotEmpty();
        });
        var refusal = found.get(found.size() - 1);
        assertThat(refusal.path("maf.reason").asText()).isEqualTo("rule-refused");
        assertThat(refusal.path("maf.source").asText()).matches("mysql\\.maf\\.movie_ids/binlog\\.\\d+:\\d+:\\d+");
        assertThat(refusal.toString()).doesNotContain("negative\"");
        return refusal;
    }

    /** All events of all programs, as Logstash sends them; how many there were. */
    private int write(ElasticsearchServer elasticsearch) throws IOException, InterruptedException {
        var count = 0;
        for (var program : pipeline.withoutProducers()) {
            if (List.of("mysql", "postgres", "mongodb").contains(program)) {
                continue; // their lines are Logstash's to understand: LogstashFileTest
            }
            var bulk = new StringBuilder();
            for (var line : lines(program)) {
                if (event(line).isPresent()) {
                    bulk.append("{\"create\":{}}\n").append(line).append('\n');
                    count++;
                }
            }
            var answer = elasticsearch.post("/logs-maf-default/_bulk?refresh=true", bulk.toString());
            assertThat(answer.path("errors").asBoolean(true))
                    .as(program + ": " + answer.toString().substring(0, Math.min(500, answer.toString().length())))
                    .isFalse();
        }
        return count;
    }

    /** In containers {@code trace} asks Elasticsearch for the lines. */
    private void assertTraced(ElasticsearchServer elasticsearch, JsonNode refusal) throws IOException {
        var environment = pipeline.traces();
        environment.remove("LOGS_DIR");
        environment.put("ELASTICSEARCH_URL", elasticsearch.url());
        var run = ToolRun.start(pipeline, environment, "trace", "movie", Long.toString(ID), "--json");
        assertThat(run.await()).as(run.errors()).isZero();
        assertThat(JSON.readTree(run.output()).path("logs"))
                .anySatisfy(line -> assertThat(line.path("text").asText())
                        .contains(refusal.path("maf.source").asText()));
    }

    private void delete() throws SQLException {
        try (var comparison = new Comparison(pipeline)) {
            comparison.sources().get(0).delete(ID);
            comparison.awaitEqual();
        }
    }
}

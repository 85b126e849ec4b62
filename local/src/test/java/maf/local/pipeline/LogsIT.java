package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.SourceTable;
import maf.local.fixture.StoreComparison;
import maf.local.fixture.ToolProcess;
import maf.local.servers.Pipeline;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Elasticsearch finds the log lines of every program of a running pipeline. */
@PipelineTest
class LogsIT {
    /** Stack traces that HBase's client (RpcRetryingCallerWithReadReplicas) prints itself while the store is down. */
    private static final Pattern PRINTED_BY_HBASE = Pattern.compile(
            "^$|^\\s+(at |\\.{3} \\d+ more)|^(Caused by: )?\\w+(\\.\\w+)+Exception\\b|, RpcRetryingCaller\\{");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long FIRST_ID = 40_000_001;
    private static final String TITLE = "Content that no log contains";

    private final Pipeline pipeline;
    private int written;

    LogsIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Only complete lines: the last one may still be incomplete. */
    private List<String> lines(String program) throws IOException {
        var text = Files.readString(pipeline.home().log(program));
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static Optional<JsonNode> event(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new AssertionError("starts like JSON but is not valid JSON: " + line, e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kafka", "connect", "hbase", "connectors", "stream-transformer", "phoenix-sink", "verifier"})
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
            assertThat(event.path("@timestamp").asText())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(event.path("service.name").asText()).isEqualTo(program);
            assertThat(event.path("log.level").asText()).isIn("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");
            assertThat(event.path("message").isTextual()).isTrue();
            assertThat(event.path("log.logger").asText()).isNotEmpty();
            assertThat(event.path("process.thread.name").asText()).isNotEmpty();
            event.fieldNames().forEachRemaining(name -> {
                if (name.startsWith("maf.")) {
                    assertThat(agreed).contains(name.substring("maf.".length()));
                    assertThat(event.path(name).isObject()).as(name).isFalse();
                } else {
                    assertThat(name).matches("@timestamp|message|(log|service|ecs|process|error)\\..*");
                }
            });
        });
        // output of the JVM and a formatting tool before logging starts
        assertThat(lines)
                .filteredOn(line ->
                        !line.startsWith("{") && !PRINTED_BY_HBASE.matcher(line).find())
                .hasSizeLessThan(1 + lines.size() / 10);
    }

    @Test
    void aRefusedRecordIsFoundByItsSourcePosition() throws Exception {
        // Given
        try (var comparison = new StoreComparison(pipeline)) {
            var began = Instant.now().toString();
            var refusal = awaitRefusal(began, comparison.sources().get(0));
            try (var elasticsearch = ElasticsearchServer.start(
                    pipeline.home().root(), pipeline.home().state())) {
                // When
                var sent = write(elasticsearch);
                var found = elasticsearch.post(
                        "/logs-maf-default/_search",
                        "{\"query\":{\"term\":{\"maf.source\":\""
                                + refusal.path("maf.source").asText() + "\"}}}");
                // Then
                assertThat(elasticsearch
                                .get("/logs-maf-default/_count")
                                .path("count")
                                .asInt())
                        .isEqualTo(sent)
                        .isGreaterThan(100);
                assertThat(found.at("/hits/hits"))
                        .anySatisfy(hit -> assertThat(hit.path("_source")).isEqualTo(refusal));
                assertTraced(elasticsearch, refusal);
            }
        } finally {
            delete();
        }
    }

    /** Writes refused rows until one is logged: after many refusals in another test, that takes up to a minute. */
    private JsonNode awaitRefusal(String began, SourceTable movies) {
        var found = new ArrayList<JsonNode>();
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    movies.put(FIRST_ID + written++, TITLE, BigDecimal.ONE.negate(), false);
                    for (var line : lines("stream-transformer")) {
                        event(line).filter(event -> isRefusal(event, began)).ifPresent(found::add);
                    }
                    return !found.isEmpty();
                });
        var refusal = found.get(0);
        assertThat(refusal.path("maf.reason").asText()).isEqualTo("rule-refused");
        assertThat(refusal.path("maf.source").asText()).matches("mysql\\.maf\\.movie_ids/binlog\\.\\d+:\\d+:\\d+");
        assertThat(refusal.toString()).as("no content").doesNotContain(TITLE);
        return refusal;
    }

    private static boolean isRefusal(JsonNode event, String began) {
        return event.path("@timestamp").asText().compareTo(began) > 0
                && event.path("maf.table").asText().equals("MAF.MOVIE")
                && event.has("maf.refused");
    }

    /** The key of the raw record that a line is about, such as {@code {"id":42}}. */
    private String key(JsonNode refusal) {
        var partition = new TopicPartition(
                refusal.path("maf.topic").asText(),
                refusal.path("maf.partition").asInt());
        var offset = refusal.path("maf.offset").asLong();
        var key = new ArrayList<String>();
        try (var scan = new TopicScan(pipeline.connections().bootstrapServers())) {
            scan.read(Map.of(partition, offset), Map.of(partition, offset + 1), record -> {
                key.add(new String(record.key(), StandardCharsets.UTF_8));
                return true;
            });
        }
        assertThat(key).hasSize(1);
        return key.get(0);
    }

    /** Sends all events of all programs as Logstash does; returns their number. */
    private int write(ElasticsearchServer elasticsearch) throws IOException, InterruptedException {
        var count = 0;
        for (var program : pipeline.withoutProducers()) {
            if (List.of("mysql", "postgres", "mongodb").contains(program)) {
                continue; // Logstash parses their lines: LogstashFileTest
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
                    .as(program + ": "
                            + answer.toString()
                                    .substring(
                                            0, Math.min(500, answer.toString().length())))
                    .isFalse();
        }
        return count;
    }

    /** In containers, {@code trace} gets the lines from Elasticsearch. */
    private void assertTraced(ElasticsearchServer elasticsearch, JsonNode refusal) throws IOException {
        var environment = pipeline.traceEnvironment();
        environment.remove("LOGS_DIR");
        environment.put("ELASTICSEARCH_URL", elasticsearch.url());
        var run = ToolProcess.start(pipeline, environment, "trace", "movie", key(refusal), "--json");
        assertThat(run.await()).as(run.errors()).isZero();
        assertThat(JSON.readTree(run.output()).path("logs"))
                .anySatisfy(line -> assertThat(line.path("text").asText())
                        .contains(refusal.path("maf.source").asText()));
    }

    private void delete() throws SQLException {
        try (var comparison = new StoreComparison(pipeline)) {
            for (var id = FIRST_ID; id < FIRST_ID + written; id++) {
                comparison.sources().get(0).delete(id);
            }
            comparison.awaitEqual();
        }
    }
}

package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.StoreComparison;
import maf.local.fixture.ToolProcess;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./pipeline trace} shows the position of a row's events, the same in every stage. */
@PipelineTest
class TraceIT {
    private static final long ID = 41_000_001;
    private static final List<String> TABLES = List.of("movie", "tv-series", "person");

    private final Pipeline pipeline;
    private StoreComparison comparison;

    TraceIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @BeforeEach
    void connect() throws SQLException {
        comparison = new StoreComparison(pipeline);
    }

    @AfterEach
    void disconnect() throws SQLException {
        for (var source : comparison.sources()) {
            source.delete(ID);
        }
        comparison.awaitEqual();
        comparison.close();
    }

    private void put(String title, int popularity) throws SQLException {
        for (var source : comparison.sources()) {
            source.put(ID, title, BigDecimal.valueOf(popularity), false);
        }
        comparison.awaitEqual();
    }

    private JsonNode trace(int code, String... arguments) throws IOException {
        return result(code, start(arguments));
    }

    private ToolProcess start(String... arguments) {
        var words = new ArrayList<>(List.of(arguments));
        words.add("--json");
        return ToolProcess.start(pipeline, pipeline.traceEnvironment(), "trace", words.toArray(String[]::new));
    }

    private static JsonNode result(int code, ToolProcess run) throws IOException {
        assertThat(run.await()).as(run.errors() + run.output()).isEqualTo(code);
        return new ObjectMapper().readTree(run.output());
    }

    @Test
    void aStoredRowHasOnePositionInEveryStage() throws Exception {
        // Given
        put("first", 1);
        put("second", 2);
        // When
        var traces =
                TABLES.stream().map(table -> start(table, Long.toString(ID))).toList();
        var byKind = start("catalogue", "person", Long.toString(ID));
        var byKey = start("MAF.CATALOGUE", "{\"kind\":\"movie\",\"id\":" + ID + "}");
        // Then
        for (var run : traces) {
            var trace = result(0, run);
            assertThat(trace.path("verdict").asText()).isEqualTo("the store holds its newest event");
            assertThat(trace.path("sources")).hasSize(1);
            assertThat(trace.at("/sources/0/state").asText()).isEqualTo("there");
            var newest = trace.path("cleansed").get(trace.path("cleansed").size() - 1);
            assertThat(newest.path("source")).isEqualTo(trace.at("/stored/source"));
            assertThat(trace.path("raw"))
                    .anySatisfy(raw -> assertThat(raw.at("/place/offset")).isEqualTo(newest.at("/from/offset")));
            assertThat(trace.path("raw")).as("every event").hasSizeGreaterThanOrEqualTo(2);
            assertThat(trace.at("/stored/version").asLong())
                    .isGreaterThanOrEqualTo(
                            java.time.Instant.parse(newest.at("/place/time").asText())
                                    .toEpochMilli());
            assertThat(trace.at("/stored/values").toString()).contains("second");
        }
        for (var run : List.of(byKind, byKey)) {
            assertThat(result(0, run).path("verdict").asText()).isEqualTo("the store holds its newest event");
        }
    }

    @Test
    void aRefusedEventIsShownWithItsReason() throws Exception {
        put("good", 1);
        for (var source : comparison.sources()) {
            source.put(ID, "refused since now", BigDecimal.valueOf(-1), false);
        }

        var trace = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> trace(0, "person", Long.toString(ID)),
                        found -> found.path("verdict").asText().contains("refused"));

        assertThat(trace.path("verdict").asText()).contains("rule-refused");
        var newest = trace.path("raw").get(trace.path("raw").size() - 1).path("place");
        assertThat(trace.at("/quarantine/0/rule").asText()).isEqualTo("popularity-is-not-negative");
        assertThat(trace.path("quarantine"))
                .anySatisfy(refusal -> assertThat(refusal.at("/from/offset")).isEqualTo(newest.path("offset")));
        assertThat(trace.at("/stored/values").toString()).contains("good");
        assertThat(trace.at("/sources/0/state").asText()).contains("refused by its contract");
    }

    @Test
    void aDeletedRowIsShownAsDeleted() throws Exception {
        put("to be deleted", 1);
        for (var source : comparison.sources()) {
            source.delete(ID);
        }
        comparison.awaitEqual();

        var trace = trace(0, "tv-series", Long.toString(ID));

        assertThat(trace.path("verdict").asText()).isEqualTo("deleted by its newest event");
        assertThat(trace.path("stored").isNull()).isTrue();
        assertThat(trace.at("/sources/0/state").asText()).isEqualTo("no such row");
    }

    @Test
    void aRowThatNeverExistedIsNotFound() throws Exception {
        assertThat(trace(1, "movie", "41999999").path("verdict").asText()).isEqualTo("not found anywhere");
    }

    @Test
    void invalidArgumentsGiveExitCodeTwo() {
        var runs = Stream.of(List.of("film", "1"), List.of("movie", "a"), List.of("catalogue", "1"))
                .map(wrong ->
                        ToolProcess.start(pipeline, pipeline.traceEnvironment(), "trace", wrong.toArray(String[]::new)))
                .toList();

        assertThat(runs).allSatisfy(run -> {
            assertThat(run.await()).isEqualTo(2);
            assertThat(run.errors()).contains("Error: ").doesNotContain("\tat ");
        });
    }
}

package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.StoreComparison;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import maf.local.status.StatusReport;
import maf.runtime.kafka.TopicScan;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows written to three real databases are read unchanged from Phoenix. */
@PipelineTest
class PipelineIT {
    private static final String FAMILY = "👩‍👩‍👧‍👦 «Čeština» プライド 🇫🇮";

    private final Pipeline pipeline;
    private StoreComparison comparison;

    PipelineIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @BeforeEach
    void connect() throws SQLException {
        comparison = new StoreComparison(pipeline);
    }

    @AfterEach
    void disconnect() throws SQLException {
        comparison.close();
    }

    @Test
    void followsInsertsUpdatesDeletesAndReinserts() throws SQLException {
        for (var source : comparison.sources()) {
            source.put(1, FAMILY, new BigDecimal("1.8133"), true);
            source.put(2, "no popularity, no flag", null, null);
            source.put(Long.MAX_VALUE, "x", new BigDecimal("0.0006"), false);
            source.put(Long.MIN_VALUE, "é".repeat(500), BigDecimal.ZERO, false);
            source.put(-1, "a \"quoted\" \\ line\nbreak\tand ' quote", new BigDecimal("9999999.9999"), false);
            source.put(3, "to be deleted", BigDecimal.ONE, true);
        }
        comparison.awaitEqual();

        for (var source : comparison.sources()) {
            source.put(1, "renamed", null, null);
            source.put(2, FAMILY, BigDecimal.TEN, true);
            source.delete(3);
        }
        comparison.awaitEqual();

        for (var source : comparison.sources()) {
            source.put(3, "back again", null, null);
            source.delete(Long.MAX_VALUE);
        }
        comparison.awaitEqual();

        for (var source : comparison.sources()) {
            assertThat(source.rows()).containsKey(3L).doesNotContainKey(Long.MAX_VALUE);
        }
    }

    @Test
    void theLastOfSeveralChangesWithinAMillisecondWins() throws SQLException {
        for (var source : comparison.sources()) {
            for (var id = 1000L; id < 1100; id++) {
                source.put(id, "first", BigDecimal.ONE, true);
                source.put(id, "second", BigDecimal.TEN, false);
                if (id % 2 == 0) {
                    source.delete(id);
                }
                if (id % 4 == 0) {
                    source.put(id, "third", null, null);
                }
            }
        }
        comparison.awaitEqual();

        assertThat(changesWithinOneMillisecond())
                .as("the test did what it says")
                .isPositive();
    }

    private long changesWithinOneMillisecond() {
        var topics = List.of("mysql.maf.movie_ids", "postgres.maf.tv_series_ids", "mongodb.maf.person_ids");
        var last = new HashMap<String, Long>();
        var together = new long[1];
        try (var scan = new TopicScan(pipeline.connections().bootstrapServers())) {
            scan.read(topics, record -> {
                var before = last.put(record.topic() + text(record.key()), record.timestamp());
                together[0] += record.value() != null && before != null && before == record.timestamp() ? 1 : 0;
            });
        }
        return together[0];
    }

    @Test
    void aRefusedRowIsQuarantinedAndTheOthersArrive() throws SQLException {
        for (var source : comparison.sources()) {
            source.put(5000, "negative", new BigDecimal("-1"), false);
            source.put(5001, "   ", BigDecimal.ONE, false);
            source.put(5002, "good", BigDecimal.ONE, false);
        }
        comparison.awaitEqual();

        var topics = List.of("mysql.maf.movie_ids", "postgres.maf.tv_series_ids", "mongodb.maf.person_ids");
        var reasons = new HashMap<String, Integer>();
        try (var scan = new TopicScan(pipeline.connections().bootstrapServers())) {
            scan.read(List.of("quarantine"), record -> {
                var topic = text(record.headers().lastHeader("maf.topic").value());
                if (topics.contains(topic) && text(record.key()).matches(".*\\b500[01]\\b.*")) {
                    var rule = record.headers().lastHeader("maf.rule");
                    reasons.merge(rule == null ? "required" : text(rule.value()), 1, Integer::sum);
                }
            });
        }
        // each of the two rows of each of the three sources is checked for its own table and for the catalogue
        assertThat(reasons).isEqualTo(Map.of("popularity-is-not-negative", 6, "required", 6));
    }

    @Test
    void countsEveryStageExactly() throws SQLException {
        comparison.sources().get(0).put(7000, "counted", BigDecimal.ONE, false);
        comparison.awaitEqual();

        // without the canary, whose raw events are kept for a few hours only
        var contracts = ContractFolder.contracts(ContractFolder.shipped(pipeline.home())).stream()
                .filter(contract -> !contract.name().equals("canary"))
                .toList();
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var tables = new StatusReport(pipeline).tables(contracts);
            assertThat(tables).hasSize(4).allSatisfy(table -> {
                assertThat(table.raw()).isEqualTo(table.cleansed() + table.quarantined());
                assertThat(table.lagSeconds()).isZero();
            });
            var movie = tables.stream()
                    .filter(table -> table.name().equals("movie"))
                    .findFirst()
                    .orElseThrow();
            assertThat(movie.sourceRows())
                    .isEqualTo(comparison.sources().get(0).rows().size());
        });
        assertThat(new StatusReport(pipeline).processes())
                .filteredOn(process -> !process.name().endsWith("-producer"))
                .allMatch(process -> process.state().equals("ready"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

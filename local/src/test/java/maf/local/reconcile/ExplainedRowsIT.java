package maf.local.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.ReconcileResult;
import maf.local.servers.Pipeline;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** {@code ./pipeline reconcile} explains rows with which the pipeline did what it says it does, and no others. */
@PipelineTest
class ExplainedRowsIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final long REFUSED = 31_000_000;
    private static final long CAPTURED_SINCE = 31_000_001;
    private static final long KEPT = 31_000_002;

    private final Pipeline pipeline;

    ExplainedRowsIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Test
    void explainsWhatWasTooLargeAndWhatTheSourceHasNoMore() throws Exception {
        try (var mysql = pipeline.mysql();
                var silent = pipeline.mysql()) {
            // Given: changes that no event brings to the store
            run(silent, "SET sql_log_bin = 0");
            for (var id : new long[] {REFUSED, CAPTURED_SINCE, KEPT}) {
                run(mysql, "INSERT INTO maf.movie_ids VALUES (" + id + ", 'first', 1, 0, 1)");
            }
            await().atMost(TIMEOUT).until(() -> stored() == 3);
            sendWithoutItsRow(REFUSED);
            sendWithoutItsRow(CAPTURED_SINCE);
            run(mysql, "UPDATE maf.movie_ids SET original_title = 'second' WHERE id = " + CAPTURED_SINCE);
            run(
                    silent,
                    "UPDATE maf.movie_ids SET original_title = 'last' WHERE id IN (" + REFUSED + ", " + CAPTURED_SINCE
                            + ")");
            // And: a column that the source has no more
            run(mysql, "ALTER TABLE maf.movie_ids RENAME COLUMN video TO clip");
            try {
                // When
                var reconciled = ReconcileResult.run(pipeline, "movie");
                // Then
                assertThat(reconciled.findings())
                        .containsExactly("movie different mysql.maf.movie_ids {\"id\":" + CAPTURED_SINCE
                                + "} [original_title, video]");
                var explained = reconciled.table("movie").path("explained");
                assertThat(explained.path("too-large").asInt()).isOne();
                assertThat(explained.path("kept-value").asInt()).isPositive();
            } finally {
                run(mysql, "ALTER TABLE maf.movie_ids RENAME COLUMN clip TO video");
                run(mysql, "DELETE FROM maf.movie_ids WHERE id >= " + REFUSED);
            }
        }
        ReconcileResult.assertEqual(pipeline, "movie", "catalogue");
    }

    /** What Connect sends of an event that is too large. */
    private void sendWithoutItsRow(long id) throws ExecutionException, InterruptedException {
        var key = ("{\"id\":" + id + "}").getBytes(UTF_8);
        var value = "{\"before\":null,\"after\":null,\"op\":\"u\",\"source\":{\"connector\":\"mysql\"},"
                + "\"too_large\":{\"bytes\":19000000,\"limit\":17000000}}";
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        pipeline.connections().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("mysql.maf.movie_ids", key, value.getBytes(UTF_8)))
                    .get();
        }
    }

    private long stored() throws SQLException {
        try (var store = pipeline.connections().phoenix();
                var statement = store.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM MAF.MOVIE WHERE ID >= " + REFUSED)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package maf.local.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.ReconcileResult;
import maf.local.fixture.SeededSlice;
import maf.local.fixture.TestOrder;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ./pipeline reconcile} on large tables: it finds one wrong row, and reports a source or store that goes down. */
@PipelineTest(reconcileAfterwards = true)
@Order(TestOrder.KILLS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconcileManyRowsIT {
    private static final boolean THOROUGH = Boolean.getBoolean("maf.thorough");
    private static final int ROWS = 10_000;
    private static final int THOROUGH_MOVIES = 1_000_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(THOROUGH ? 15 : 5);
    /** A rate at which reading takes more than ten seconds; progress is reported after five. */
    private static final String RATE = "--rate=700";

    private final Pipeline pipeline;
    private final int movies = THOROUGH ? THOROUGH_MOVIES : ROWS;
    private ManyRows rows;

    ReconcileManyRowsIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @BeforeAll
    void write() throws SQLException {
        rows = ManyRows.write(pipeline, movies, ROWS).awaitStored(TIMEOUT);
        ReconcileResult.assertEqual(pipeline, "movie", "tv-series", "person", "catalogue");
    }

    @AfterAll
    void forget() throws SQLException {
        rows.close();
    }

    @Test
    void oneRowAmongManyIsFound() throws SQLException {
        // Given
        var table = PlantedTable.all().get(0);
        var id = ManyRows.FIRST_ID + new Random().nextInt(movies);
        try (var store = pipeline.connections().phoenix()) {
            table.set(store, id, "video", true);
            try {
                // When
                var reconciled = ReconcileResult.run(pipeline, "movie");
                // Then
                assertThat(reconciled.findings())
                        .containsExactly("movie different mysql.maf.movie_ids " + table.key(id) + " [video]");
                assertThat(reconciled.code()).isEqualTo(1);
                assertThat(reconciled.table("movie").path("sourceRows").asInt()).isGreaterThanOrEqualTo(movies);
            } finally {
                table.set(store, id, "video", false);
            }
        }
    }

    /** A source takes half a minute; the store takes more than one, because HBase's client gives up after a minute. */
    static List<Side> sides() {
        var sources = List.of(
                new Side("mysql", "MySQL", "movie", List.of("movie", "person")),
                new Side("postgres", "PostgreSQL", "tv-series", List.of("tv-series")),
                new Side("mongodb", "MongoDB", "person", List.of("person")));
        var sides = new ArrayList<>(SeededSlice.of(sources));
        if (THOROUGH) {
            sides.add(new Side("hbase", "HBase", "person", List.of("person")));
        }
        return sides;
    }

    private record Side(String process, String name, String table, List<String> compared) {}

    @ParameterizedTest
    @MethodSource("sides")
    void aSideKilledDuringARunIsUnknownAndTheNextRunResumes(Side side) {
        // Given
        var names = side.compared();
        var table = side.table();
        var run = ReconcileResult.start(pipeline, names, RATE, "--patience=1");
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() ->
                        run.errors().contains(table + ": ") || !run.process().isAlive());
        pipeline.kill(side.process());
        try {
            // When
            var reconciled = ReconcileResult.of(run);
            // Then
            assertThat(reconciled.code()).as(reconciled.toString()).isEqualTo(2);
            var unchecked = reconciled.json().path("unchecked");
            assertThat(unchecked).hasSize(1);
            assertThat(unchecked.path(0).path("table").asText()).isEqualTo(table);
            assertThat(unchecked.path(0).path("reason").asText()).contains(side.name());
            assertThat(reconciled.json().path("tables")).hasSize(names.size() - 1);
        } finally {
            pipeline.start(List.of(side.process()));
        }

        // When
        var resumed = ReconcileResult.of(ReconcileResult.start(pipeline, names, "--resume"));
        // Then
        assertThat(resumed.code()).as(resumed.toString()).isZero();
        assertThat(resumed.json().path("tables")).hasSize(names.size());
    }
}

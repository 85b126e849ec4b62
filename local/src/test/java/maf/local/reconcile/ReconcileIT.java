package maf.local.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.ReconcileResult;
import maf.local.fixture.SourceLoad;
import maf.local.fixture.StoreComparison;
import maf.local.fixture.ToolProcess;
import maf.local.fixture.TypeZoo;
import maf.local.fixture.TypeZooCase;
import maf.local.servers.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./pipeline reconcile} reports exactly the differences between store and sources. */
@PipelineTest
class ReconcileIT {
    private static final String[] SHIPPED = {"movie", "tv-series", "person", "catalogue"};
    private static final long FIRST_ID = 20_000_000;
    private static final Duration LOAD = Duration.ofSeconds(15);
    private static final Duration THOROUGH_LOAD = Duration.ofMinutes(10);

    private final Pipeline pipeline;
    private StoreComparison comparison;
    private Connection store;

    ReconcileIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @BeforeEach
    void connect() throws SQLException {
        comparison = new StoreComparison(pipeline);
        store = pipeline.connections().phoenix();
    }

    @AfterEach
    void disconnect() throws SQLException {
        comparison.close();
        store.close();
    }

    @Test
    void namesEachPlantedFaultAndNothingElse() throws SQLException {
        // Given
        var faults = PlantedFault.values();
        for (var source : comparison.sources()) {
            for (var fault : faults) {
                source.put(fault.row, PlantedFault.TITLE, BigDecimal.valueOf(PlantedFault.POPULARITY), false);
            }
        }
        ReconcileResult.assertEqual(pipeline, SHIPPED);
        var expected = new TreeSet<String>();
        for (var table : PlantedTable.all()) {
            for (var fault : faults) {
                if (fault.suits(table)) {
                    fault.plant(table, store);
                    expected.add(fault.finding(table));
                }
            }
        }
        try {
            // When
            var reconciled =
                    ReconcileResult.run(pipeline, "movie", "tv-series", "person", "catalogue", "--show", "100");
            // Then
            assertThat(reconciled.findings()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(reconciled.code()).isEqualTo(1);
        } finally {
            heal();
        }
        ReconcileResult.assertEqual(pipeline, SHIPPED);
    }

    /** Repairs the store: changes in the sources are newer than the faults; the copies, which no source has, are deleted. */
    private void heal() throws SQLException {
        for (var source : comparison.sources()) {
            for (var fault : PlantedFault.values()) {
                source.delete(fault.row);
            }
        }
        for (var table : PlantedTable.all()) {
            table.delete(store, PlantedFault.LEFT_OVER.wrongRow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres", "mongodb"})
    void aMicrosecondIsDrift(String source) throws SQLException {
        // Given
        var zoo = TypeZoo.all().stream()
                .filter(each -> each.name().equals(source))
                .findFirst()
                .orElseThrow();
        var row = zoo.cases().stream()
                .filter(one ->
                        one.columnType().equals("TIMESTAMP") && one.snapshots().matches("20.*Z"))
                .findFirst()
                .orElseThrow();
        var moment = Instant.parse(row.snapshot());
        set(zoo, row, moment.plus(1, ChronoUnit.MICROS));
        try {
            // When
            var reconciled = ReconcileResult.run(pipeline, "zoo-" + source, "--show", "1000");
            // Then
            assertThat(reconciled.findings())
                    .as(row.toString())
                    .anyMatch(finding -> finding.contains("{\"id\":" + row.number() + "}")
                            && finding.matches(".*\\b" + row.field() + "\\b.*"));
        } finally {
            set(zoo, row, moment);
        }
    }

    private void set(TypeZoo zoo, TypeZooCase row, Instant moment) throws SQLException {
        try (var statement = store.prepareStatement(
                "UPSERT INTO " + zoo.table() + " (ID, " + row.field() + ") VALUES (" + row.number() + ", ?)")) {
            statement.setTimestamp(1, Timestamp.from(moment));
            statement.executeUpdate();
            store.commit();
        }
    }

    @Test
    void whatTheContractRefusesIsExplainedAndNoDrift() throws SQLException {
        // Given
        for (var source : comparison.sources()) {
            source.put(FIRST_ID + 100, "good", BigDecimal.ONE, false);
        }
        ReconcileResult.assertEqual(pipeline, SHIPPED);
        var before = explained(ReconcileResult.run(pipeline, "person"));
        // When
        for (var source : comparison.sources()) {
            source.put(FIRST_ID + 100, "negative since now", BigDecimal.ONE.negate(), false);
        }
        // Then
        var reconciled = ReconcileResult.run(pipeline, "person");
        assertThat(reconciled.code()).as(reconciled.toString()).isZero();
        assertThat(explained(reconciled)).isEqualTo(before + 1);
        for (var source : comparison.sources()) {
            source.delete(FIRST_ID + 100);
        }
    }

    private static long explained(ReconcileResult reconciled) {
        return reconciled
                .table("person")
                .path("explained")
                .path("popularity-is-not-negative")
                .asLong();
    }

    @Test
    void raisesNoFalseAlarmWhileRowsMove() throws SQLException {
        // Given
        var seed = new Random().nextLong();
        var planted = PlantedTable.all().get(2);
        comparison.sources().get(2).put(FIRST_ID + 200, PlantedFault.TITLE, BigDecimal.ONE, false);
        try (var load = new SourceLoad(comparison.sources(), seed)) {
            assertThat(load.awaitMore(100, Duration.ofMinutes(1)))
                    .as("rows move")
                    .isTrue();
            var until = System.nanoTime() + (Boolean.getBoolean("maf.thorough") ? THOROUGH_LOAD : LOAD).toNanos();
            var passes = 0;
            do {
                // When
                var reconciled = ReconcileResult.run(pipeline, SHIPPED);
                // Then
                assertThat(reconciled.code())
                        .as("seed " + seed + ": " + reconciled)
                        .isZero();
                passes++;
            } while (System.nanoTime() < until);
            System.out.println(passes + " comparisons without a false alarm while rows moved");

            // And
            planted.set(store, FIRST_ID + 200, planted.title(), "not what the source says");
            var reconciled = ReconcileResult.run(pipeline, SHIPPED);
            assertThat(reconciled.findings())
                    .as("seed " + seed)
                    .containsExactly(
                            "person different mongodb.maf.person_ids {\"id\":" + (FIRST_ID + 200) + "} [name]");
            assertThat(load.awaitMore(100, Duration.ofMinutes(1)))
                    .as("rows move")
                    .isTrue();
        } finally {
            comparison.sources().get(2).delete(FIRST_ID + 200);
        }
    }

    @Test
    void nonsenseIsNotKnownEither() {
        var names = new ArrayList<String>();
        for (var wrong : List.of("film", "--sample=2", "--range=a..b")) {
            var run = ToolProcess.start(pipeline, pipeline.reconcileEnvironment(), "reconcile", "movie", wrong);
            assertThat(run.await()).as(wrong).isEqualTo(2);
            names.add(run.errors());
        }
        assertThat(names.get(0)).contains("film").contains("catalogue, movie, person");
        assertThat(names.get(1)).contains("sample");
        assertThat(names.get(2)).contains("BIGINT");
    }
}

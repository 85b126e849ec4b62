package maf.local.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
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
            repair();
        }
        ReconcileResult.assertEqual(pipeline, SHIPPED);
    }

    /** Repairs the store: changes in the sources are newer than the faults; the copies, which no source has, are deleted. */
    private void repair() throws SQLException {
        for (var source : comparison.sources()) {
            for (var fault : PlantedFault.values()) {
                source.delete(fault.row);
            }
        }
        for (var table : PlantedTable.all()) {
            table.delete(store, PlantedFault.LEFT_OVER.wrongRow());
        }
    }

    @Test
    void aMicrosecondIsDrift() throws SQLException {
        // Given
        var zoos = TypeZoo.all().stream()
                .filter(zoo -> List.of("mysql", "postgres", "mongodb").contains(zoo.name()))
                .toList();
        for (var zoo : zoos) {
            set(zoo, time(zoo), Instant.parse(time(zoo).snapshot()).plus(1, ChronoUnit.MICROS));
        }
        try {
            // When
            var words = Stream.concat(zoos.stream().map(zoo -> "zoo-" + zoo.name()), Stream.of("--show", "1000"));
            var reconciled = ReconcileResult.run(pipeline, words.toArray(String[]::new));
            // Then
            for (var zoo : zoos) {
                var row = time(zoo);
                assertThat(reconciled.findings())
                        .as(row.toString())
                        .anyMatch(finding -> finding.startsWith("zoo-" + zoo.name() + " ")
                                && finding.contains("{\"id\":" + row.number() + "}")
                                && finding.matches(".*\\b" + row.field() + "\\b.*"));
            }
        } finally {
            for (var zoo : zoos) {
                set(zoo, time(zoo), Instant.parse(time(zoo).snapshot()));
            }
        }
    }

    /** The zoo's first row with a time. */
    private static TypeZooCase time(TypeZoo zoo) {
        return zoo.cases().stream()
                .filter(one ->
                        one.columnType().equals("TIMESTAMP") && one.snapshots().matches("20.*Z"))
                .findFirst()
                .orElseThrow();
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
    void refusedRowsAreExplainedAndNotDrift() throws SQLException {
        // Given
        for (var source : comparison.sources()) {
            source.put(FIRST_ID + 100, "good", BigDecimal.ONE, false);
        }
        var equal = ReconcileResult.run(pipeline, SHIPPED);
        assertThat(equal.code()).as(equal.toString()).isZero();
        var before = explained(equal);
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
    void raisesNoFalseAlarmWhileRowsChange() throws SQLException {
        // Given
        var seed = new Random().nextLong();
        var planted = PlantedTable.all().get(2);
        comparison.sources().get(2).put(FIRST_ID + 200, PlantedFault.TITLE, BigDecimal.ONE, false);
        try (var load = new SourceLoad(comparison.sources(), seed)) {
            assertThat(load.awaitMore(100, Duration.ofMinutes(1)))
                    .as("rows change")
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
            var reconciled = ReconcileResult.run(pipeline, "person");
            assertThat(reconciled.findings())
                    .as("seed " + seed)
                    .containsExactly(
                            "person different mongodb.maf.person_ids {\"id\":" + (FIRST_ID + 200) + "} [name]");
            assertThat(load.awaitMore(100, Duration.ofMinutes(1)))
                    .as("rows change")
                    .isTrue();
        } finally {
            comparison.sources().get(2).delete(FIRST_ID + 200);
        }
    }

    @Test
    void invalidArgumentsGiveExitCodeTwo() {
        var runs = Stream.of("film", "--sample=2", "--range=a..b")
                .map(wrong -> ToolProcess.start(pipeline, pipeline.reconcileEnvironment(), "reconcile", "movie", wrong))
                .toList();

        assertThat(runs)
                .allSatisfy(run -> assertThat(run.await()).as(run.errors()).isEqualTo(2));
        assertThat(runs.get(0).errors()).contains("film").contains("known: ", "catalogue", "movie, person");
        assertThat(runs.get(1).errors()).contains("sample");
        assertThat(runs.get(2).errors()).contains("BIGINT");
    }
}

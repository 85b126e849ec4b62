package maf.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.QuarantineReasons;
import maf.local.fixture.ReconcileResult;
import maf.local.process.Wait;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Situations that users of other pipelines reported: each ends exact, refused by name, or named by reconcile, and none stops
 * another table. All happen before the first is looked at, so that the class waits for the pipeline only once.
 */
@PipelineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileCasesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A reading by signal comes later than the sentinel; a row that is not right by then fails its own test. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private final Pipeline pipeline;
    private Connection store;
    private CaseOutcomes outcomes;

    HostileCasesIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @BeforeAll
    void happen() throws SQLException {
        store = pipeline.connections().phoenix();
        var sources = new SourceCommands(pipeline);
        for (var each : cases()) {
            for (var section : each.sections("mysql", "postgres", "mongodb").toList()) {
                try {
                    sources.run(section);
                } catch (SQLException e) {
                    throw new SQLException(each + ": " + e.getMessage(), e);
                }
            }
        }
        new Sentinel(pipeline).write();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(CaseOutcomes.rows(store, "SELECT SOURCE FROM MAF.SENTINEL"))
                        .as("every source goes on after all cases; -Dmaf.hostile=NUMBER runs one of them")
                        .hasSameSizeAs(Sentinel.SOURCES));
        var expected = cases().stream().flatMap(each -> each.sections("store")).toList();
        Wait.until(LATE, () -> expected.stream().allMatch(section -> CaseOutcomes.isStored(store, section)));
        var compared = cases().stream()
                .flatMap(each -> each.sections("reconcile"))
                .map(Section::argument)
                .distinct()
                .toArray(String[]::new);
        outcomes = new CaseOutcomes(
                pipeline, store, ReconcileResult.run(pipeline, compared), QuarantineReasons.read(pipeline));
    }

    @AfterAll
    void disconnect() throws SQLException {
        store.close();
    }

    static List<HostileCase> cases() {
        return HostileCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsRightOrNamed(HostileCase each) {
        each.sections("store").forEach(outcomes::assertStored);
        each.sections("quarantine").forEach(outcomes::assertRefused);
        each.sections("reconcile").forEach(outcomes::assertReconciled);
        each.sections("status").forEach(outcomes::assertCounted);
    }
}

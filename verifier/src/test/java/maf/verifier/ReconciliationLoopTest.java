package maf.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import maf.contract.model.TableContract;
import maf.runtime.Program.StopSignal;
import maf.verifier.reconcile.Reconciliation;
import maf.verifier.reconcile.compare.ComparisonScope;
import maf.verifier.reconcile.compare.Findings;
import maf.verifier.reconcile.compare.Progress;
import maf.verifier.reconcile.compare.RowSpooler;
import maf.verifier.reconcile.compare.TableOutcome;
import maf.verifier.reconcile.compare.TableOutcome.Unchecked;
import maf.verifier.row.TestContracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationLoopTest {
    private static final List<TableContract> TABLES =
            List.of(TestContracts.of("one", "id BIGINT"), TestContracts.of("two", "id BIGINT"));

    private final StopSignal stop = new StopSignal();

    @TempDir
    private Path dir;

    @Test
    void aTableThatCannotBeComparedIsUncheckedAndTheNextOneIsCompared() throws Exception {
        var outcomes = new ArrayList<TableOutcome>();
        loop(outcome -> {
                    outcomes.add(outcome);
                    if (outcomes.size() == TABLES.size()) {
                        stop.ask();
                    }
                })
                .run(stop);

        assertThat(outcomes)
                .hasSize(2)
                .allSatisfy(
                        outcome -> assertThat(((Unchecked) outcome).reason()).contains("IllegalArgumentException"));
    }

    @Test
    void theProcessEndsWithAFailureWhenComparingEnds() {
        var loop = loop(outcome -> {
            throw new OutOfMemoryError("a fault of this test");
        });

        assertThatThrownBy(() -> loop.run(stop)).isInstanceOf(IllegalStateException.class);
        assertThat(stop.isAsked()).isTrue();
    }

    private ReconciliationLoop loop(Consumer<TableOutcome> finished) {
        var reconciliation = new Reconciliation(
                (contract, source) -> {
                    throw new IllegalArgumentException("a fault of this test");
                },
                contract -> {
                    throw new AssertionError("opened after its source failed");
                },
                contract -> () -> {},
                contract -> keys -> Map.of(),
                new RowSpooler.ScanOptions(ComparisonScope.ALL, 0, Progress.SILENT, dir),
                new Findings.Options(0, false),
                Duration.ZERO,
                finished);
        return new ReconciliationLoop(TABLES, reconciliation, Duration.ZERO);
    }
}

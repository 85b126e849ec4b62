package maf.verifier.reconcile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import maf.contract.model.TableContract;
import maf.runtime.Causes;
import maf.verifier.lag.PipelineLag;
import maf.verifier.reconcile.compare.Findings;
import maf.verifier.reconcile.compare.RowSpooler;
import maf.verifier.reconcile.compare.TableComparison;
import maf.verifier.reconcile.compare.TableOutcome;
import maf.verifier.reconcile.compare.TableOutcome.Unchecked;
import maf.verifier.table.RefusedEvents;
import maf.verifier.table.TableSides;
import maf.verifier.table.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares tables one after the other, for the command and the service.
 *
 * @param patience how long to wait for a side that is down
 * @param finished is called after each table
 */
public record Reconciliation(
        TableSides.SourceOpener sources,
        TableSides.StoreOpener store,
        Function<TableContract, PipelineLag> lag,
        Function<TableContract, RefusedEvents> refused,
        RowSpooler.ScanOptions plan,
        Findings.Options findingOptions,
        Duration patience,
        Consumer<TableOutcome> finished) {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    /** A killed store is back after 16 to 28 s. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    public static Path temporaryDirectory() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Starts the table again if a side goes down, for a limited time. */
    public TableOutcome compare(TableContract contract) throws InterruptedException {
        var outcome = outcome(contract);
        finished.accept(outcome);
        return outcome;
    }

    private TableOutcome outcome(TableContract contract) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        for (var wait = FIRST_WAIT; ; wait = wait.multipliedBy(2)) {
            plan.progress().begin(contract.name());
            try (var sides = TableSides.open(contract, sources, store)) {
                return new TableComparison(sides, plan, findingOptions, lag.apply(contract), refused.apply(contract))
                        .run();
            } catch (UnavailableException e) {
                LOG.atDebug().addKeyValue("table", contract.name()).setCause(e).log("Table not compared");
                var tooLate = System.nanoTime() + wait.toNanos() > deadline;
                if (e.isLasting() || tooLate || Thread.currentThread().isInterrupted()) {
                    return new Unchecked(contract.name(), e.getMessage());
                }
            } catch (RuntimeException e) { // of this table: the others can still be compared
                LOG.atError().addKeyValue("table", contract.name()).setCause(e).log("Comparison failed");
                return new Unchecked(
                        contract.name(),
                        "The comparison failed because of an error in this program ("
                                + Causes.innermost(e).getClass().getSimpleName()
                                + "): the log has the stack trace; please report it");
            } finally {
                plan.progress().end();
            }
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        }
    }
}

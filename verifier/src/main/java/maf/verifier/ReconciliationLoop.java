package maf.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import maf.contract.model.TableContract;
import maf.runtime.Health;
import maf.runtime.Program.StopSignal;
import maf.verifier.page.LastComparisons;
import maf.verifier.reconcile.Reconciliation;
import maf.verifier.reconcile.Report;
import maf.verifier.reconcile.compare.TableOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares all tables periodically. Drift is a finding, not a failure: metrics, health text and log report it. */
final class ReconciliationLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationLoop.class);
    // The pipeline starts at the same time: it needs the CPU, and there is little to compare yet.
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private final List<TableContract> contracts;
    private final Reconciliation reconciliation;
    private final Duration interval;
    private final Map<String, LastComparisons.Table> compared = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile String last = "nothing compared yet";
    private volatile Throwable failure;

    ReconciliationLoop(List<TableContract> contracts, Reconciliation reconciliation, Duration interval) {
        this.contracts = contracts;
        this.reconciliation = reconciliation;
        this.interval = interval;
    }

    /**
     * Ready as soon as it runs: its metrics report a store or source that is down.
     *
     * @param note is appended
     */
    Health health(String note) {
        return Health.ready(note.isEmpty() ? last : last + "; " + note);
    }

    /** The last comparison of each table. */
    LastComparisons compared() {
        return new LastComparisons(List.copyOf(compared.values()));
    }

    /**
     * Runs until {@code stop} is requested, and then cancels a running comparison.
     *
     * @throws IllegalStateException when comparing has ended, so that the process ends with a failure and is started again
     */
    void run(StopSignal stop) throws InterruptedException {
        var work = new Thread(() -> compareOn(stop), "comparison");
        work.start();
        stop.await();
        work.interrupt();
        work.join();
        if (failure != null) {
            throw new IllegalStateException("No table is compared any more", failure);
        }
    }

    private void compareOn(StopSignal stop) {
        try {
            var pause = interval.compareTo(FIRST_PAUSE) < 0 ? interval : FIRST_PAUSE;
            while (!stop.await(pause.toMillis())) {
                compare();
                pause = interval;
            }
        } catch (InterruptedException e) {
            LOG.atInfo().log("Comparison cancelled by shutdown");
        } catch (RuntimeException | Error e) {
            failure = e;
            stop.ask();
        }
    }

    private void compare() throws InterruptedException {
        var outcomes = new ArrayList<TableOutcome>();
        for (var contract : contracts) {
            var outcome = reconciliation.compare(contract);
            outcomes.add(outcome);
            compared.put(contract.name(), ComparisonView.of(outcome));
        }
        var report = new Report(outcomes);
        last = Instant.now() + " " + report.conclusion();
        var log = report.exitCode() == Report.EQUAL ? LOG.atInfo() : LOG.atWarn();
        log.log(report.conclusion());
        report.unchecked()
                .forEach(each -> LOG.atWarn()
                        .addKeyValue("table", each.table())
                        .addKeyValue("reason", each.reason())
                        .log("Table could not be compared"));
        if (report.exitCode() == Report.DRIFT) {
            LOG.atWarn()
                    .addKeyValue(
                            "tables",
                            report.results().stream()
                                    .filter(TableOutcome::hasDrift)
                                    .map(TableOutcome::table)
                                    .collect(Collectors.toList()))
                    .log("Drift found; ./pipeline reconcile NAME --show 10 lists the rows");
        }
    }
}

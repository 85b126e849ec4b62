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

/** Compares all tables again and again. Drift is a finding and no failure: it stands in metrics, health text and log. */
final class ReconciliationLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationLoop.class);
    // The pipeline that starts beside it needs the processor, and has little to compare yet.
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private final List<TableContract> contracts;
    private final Reconciliation reconciliation;
    private final Duration interval;
    private final Map<String, LastComparisons.Table> compared = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile String last = "has compared nothing yet";

    ReconciliationLoop(List<TableContract> contracts, Reconciliation reconciliation, Duration interval) {
        this.contracts = contracts;
        this.reconciliation = reconciliation;
        this.interval = interval;
    }

    /**
     * Ready as soon as it runs: a store or source that is away is what its metrics are there to tell.
     *
     * @param note what else is to be said
     */
    Health health(String note) {
        return Health.ready(note.isEmpty() ? last : last + "; " + note);
    }

    /** The last comparison of each table. */
    LastComparisons compared() {
        return new LastComparisons(List.copyOf(compared.values()));
    }

    /** Until {@code stop} is asked for; a comparison that runs is given up. */
    void run(StopSignal stop) throws InterruptedException {
        var work = new Thread(() -> compareOn(stop), "comparison");
        work.start();
        stop.await();
        work.interrupt();
        work.join();
    }

    private void compareOn(StopSignal stop) {
        try {
            var pause = interval.compareTo(FIRST_PAUSE) < 0 ? interval : FIRST_PAUSE;
            while (!stop.await(pause.toMillis())) {
                compare();
                pause = interval;
            }
        } catch (InterruptedException e) {
            LOG.atInfo().log("The comparison is given up, as the end was asked for");
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Ended by a failure it cannot mend itself");
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
                        .log("Could not be compared"));
        if (report.exitCode() == Report.DRIFT) {
            LOG.atWarn()
                    .addKeyValue(
                            "tables",
                            report.results().stream()
                                    .filter(TableOutcome::hasDrift)
                                    .map(TableOutcome::table)
                                    .collect(Collectors.toList()))
                    .log("./pipeline reconcile NAME --show 10 shows which rows");
        }
    }
}

package maf.verifier.reconcile.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import maf.verifier.lag.PipelineLag;
import maf.verifier.reconcile.compare.TableOutcome.TableResult;
import maf.verifier.reconcile.recheck.DriftCheck;
import maf.verifier.reconcile.recheck.Rechecker;
import maf.verifier.reconcile.recheck.RowReader;
import maf.verifier.reconcile.recheck.RowVerdict;
import maf.verifier.reconcile.recheck.SuspectRow;
import maf.verifier.row.RowEncoding;
import maf.verifier.table.TableSides;
import maf.verifier.table.UnavailableException;

/** Compares one table: reads both sides once, matches them, and reads again what seems to differ. */
public final class TableComparison {
    /** Rows read again together; their readings take some ten megabytes. */
    private static final int SLICE = 10_000;

    /** Three rounds in which the source stands still. */
    private static final int SURE = 3 * DriftCheck.QUIET_ROUND;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TableSides sides;
    private final RowSpooler.ScanPlan plan;
    private final ComparisonCounts tally = new ComparisonCounts();
    private final RowEncoding coding;
    private final Rechecker recheck;
    private final Findings findings;
    private long candidates;

    public TableComparison(TableSides sides, RowSpooler.ScanPlan plan, Findings.Wanted wanted, PipelineLag lag) {
        this.sides = sides;
        this.plan = plan;
        coding = sides.coding();
        recheck = new Rechecker(new RowReader(sides, coding), lag, PATIENCE, System::nanoTime);
        findings = new Findings(sides, coding, wanted);
    }

    public TableResult run() throws UnavailableException, InterruptedException {
        var started = System.nanoTime();
        try (var scan = new TableScan(sides, plan, tally);
                var seeming = SpoolFile.open(plan.dir())) {
            scan.run();
            plan.progress().step("comparing");
            new HashJoin(scan.rules(), tally, row -> {
                        candidates++;
                        seeming.add(0, row);
                    })
                    .match(scan.source().spool(), scan.store().spool(), new HashJoin.Division(plan.dir(), 0));
            recheck(seeming);
            return result(scan, (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1));
        }
    }

    private void recheck(SpoolFile seeming) throws UnavailableException, InterruptedException {
        // where more are missing than can be on their way, one quiet round each has to do, or it would take hours
        var absenceNeeded = candidates > SLICE ? DriftCheck.QUIET_ROUND : SURE;
        var slice = new ArrayList<SuspectRow>();
        seeming.read(0, row -> {
            slice.add(new SuspectRow(row.key(), new DriftCheck(absenceNeeded)));
            if (slice.size() == SLICE) {
                decide(slice);
            }
        });
        decide(slice);
    }

    private void decide(List<SuspectRow> slice) throws UnavailableException, InterruptedException {
        if (slice.isEmpty()) {
            return;
        }
        plan.progress().step("reading " + slice.size() + " of " + candidates + " rows again");
        recheck.decide(slice);
        slice.forEach(row -> findings.count(row, tally));
        findings.add(slice.stream()
                .filter(row -> row.check().verdict() instanceof RowVerdict.Drift)
                .limit(findings.missing())
                .toList());
        slice.clear();
    }

    private TableResult result(TableScan scan, double seconds) {
        var sources = tally.sources();
        return new TableResult(
                sides.contract().name(),
                scan.source().keptRows(),
                scan.store().keptRows(),
                tally.equalRows(),
                sources.values().stream().mapToLong(SourceCounts::missing).sum(),
                sources.values().stream().mapToLong(SourceCounts::leftOver).sum(),
                sources.values().stream().mapToLong(SourceCounts::different).sum(),
                tally.explainedRows(),
                tally.unsettledRows(),
                seconds,
                scan.source().rowsPerSecond(),
                scan.store().rowsPerSecond(),
                sources,
                findings.found(),
                plan.selection().isAll(),
                Instant.now());
    }
}

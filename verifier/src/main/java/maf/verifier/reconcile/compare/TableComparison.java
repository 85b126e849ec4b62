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
import maf.verifier.table.RefusedEvents;
import maf.verifier.table.TableSides;
import maf.verifier.table.UnavailableException;

/** Compares one table: reads both sides once, joins them, and rechecks rows that seem to differ. */
public final class TableComparison {
    /** Number of rows rechecked together; they take some ten megabytes. */
    private static final int SLICE = 10_000;

    /** Three rounds in which the source does not change. */
    private static final int SURE = 3 * DriftCheck.QUIET_ROUND;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TableSides sides;
    private final RowSpooler.ScanOptions plan;
    private final ComparisonCounts counts = new ComparisonCounts();
    private final RowEncoding encoding;
    private final Rechecker rechecker;
    private final Explanations explanations;
    private final Findings findings;
    private long candidates;

    public TableComparison(
            TableSides sides,
            RowSpooler.ScanOptions plan,
            Findings.Options findingOptions,
            PipelineLag lag,
            RefusedEvents refused) {
        this.sides = sides;
        this.plan = plan;
        encoding = sides.encoding();
        rechecker = new Rechecker(new RowReader(sides, encoding), lag, PATIENCE, System::nanoTime);
        explanations = new Explanations(sides, encoding, refused);
        findings = new Findings(sides, encoding, findingOptions);
    }

    public TableResult run() throws UnavailableException, InterruptedException {
        var started = System.nanoTime();
        try (var scan = new TableScan(sides, plan, counts);
                var seeming = SpoolFile.open(plan.dir())) {
            scan.run();
            plan.progress().step("comparing");
            new HashJoin(
                            scan.rules(),
                            counts,
                            row -> {
                                candidates++;
                                seeming.add(0, row);
                            },
                            row -> findings.folded(row, counts))
                    .match(scan.source().spool(), scan.store().spool(), new HashJoin.Division(plan.dir(), 0));
            rechecker(seeming);
            return result(scan, (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1));
        }
    }

    private void rechecker(SpoolFile seeming) throws UnavailableException, InterruptedException {
        // more rows than can be in flight: one quiet round for each must do, or it would take hours
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
        rechecker.decide(slice);
        explanations.explain(drifted(slice));
        slice.forEach(row -> findings.count(row, counts));
        findings.add(drifted(slice).stream().limit(findings.missing()).toList());
        slice.clear();
    }

    private static List<SuspectRow> drifted(List<SuspectRow> slice) {
        return slice.stream()
                .filter(row -> row.verdict() instanceof RowVerdict.Drift)
                .toList();
    }

    private TableResult result(TableScan scan, double seconds) {
        var sources = counts.sources();
        return new TableResult(
                sides.contract().name(),
                scan.source().keptRows(),
                scan.store().keptRows(),
                counts.equalRows(),
                sources.values().stream().mapToLong(SourceCounts::missing).sum(),
                sources.values().stream().mapToLong(SourceCounts::leftOver).sum(),
                sources.values().stream().mapToLong(SourceCounts::different).sum(),
                counts.explainedRows(),
                counts.unsettledRows(),
                seconds,
                scan.source().rowsPerSecond(),
                scan.store().rowsPerSecond(),
                sources,
                findings.found(),
                plan.selection().isAll(),
                Instant.now());
    }
}

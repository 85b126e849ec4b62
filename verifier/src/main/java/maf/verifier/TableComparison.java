package maf.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import maf.verifier.TableOutcome.TableResult;

/** Compares one table: reads both sides once, matches them, and reads again what seems to differ. */
final class TableComparison {
    /** Rows read again together; their readings take some ten megabytes. */
    private static final int SLICE = 10_000;

    /** Three rounds in which the source stands still. */
    private static final int SURE = 3 * RowCheck.QUIET_ROUND;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Sides sides;
    private final SideSpool.ScanPlan plan;
    private final Tally tally = new Tally();
    private final RowCoding coding;
    private final Recheck recheck;
    private final Findings findings;
    private long candidates;

    TableComparison(Sides sides, SideSpool.ScanPlan plan, Findings.Wanted wanted, PipelineLag lag) {
        this.sides = sides;
        this.plan = plan;
        coding = sides.coding();
        recheck = new Recheck(new RowReads(sides, coding), lag, PATIENCE, System::nanoTime);
        findings = new Findings(sides, coding, wanted);
    }

    TableResult run() throws UnavailableException, InterruptedException {
        var started = System.nanoTime();
        try (var scan = new TableScan(sides, plan, tally);
                var seeming = Spool.open(plan.dir())) {
            scan.run();
            plan.progress().step("comparing");
            new BucketMatch(scan.rules(), tally, row -> {
                        candidates++;
                        seeming.add(0, row);
                    })
                    .match(scan.source().spool(), scan.store().spool(), new BucketMatch.Division(plan.dir(), 0));
            recheck(seeming);
            return result(scan, (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1));
        }
    }

    private void recheck(Spool seeming) throws UnavailableException, InterruptedException {
        // where more are missing than can be on their way, one quiet round each has to do, or it would take hours
        var absenceNeeded = candidates > SLICE ? RowCheck.QUIET_ROUND : SURE;
        var slice = new ArrayList<Candidate>();
        seeming.read(0, row -> {
            slice.add(new Candidate(row.key(), new RowCheck(absenceNeeded)));
            if (slice.size() == SLICE) {
                decide(slice);
            }
        });
        decide(slice);
    }

    private void decide(List<Candidate> slice) throws UnavailableException, InterruptedException {
        if (slice.isEmpty()) {
            return;
        }
        plan.progress().step("reading " + slice.size() + " of " + candidates + " rows again");
        recheck.decide(slice);
        slice.forEach(row -> findings.count(row, tally));
        findings.add(slice.stream()
                .filter(row -> row.check().verdict() instanceof Verdict.Drift)
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

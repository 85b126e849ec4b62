package maf.verifier.reconcile.recheck;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import maf.verifier.lag.PipelineLag;
import maf.verifier.table.UnavailableException;

/** Reads rows that seem to differ again on both sides, after waiting for the pipeline, until each is decided. */
public final class Rechecker {
    /**
     * If only a few rows still change, they are read this often in each round. The store shows a state a little later than
     * the source, so the state was probably seen at the source before.
     */
    private static final int LOOKS = 20;

    private static final int FEW = 500;

    private final RowReader reads;
    private final PipelineLag lag;
    private final Duration patience;
    private final LongSupplier nanos;

    /**
     * Reads rows again.
     *
     * @param patience for one slice of rows; rows that are undecided then are unsettled
     * @param nanos as {@link System#nanoTime()}
     */
    public Rechecker(RowReader reads, PipelineLag lag, Duration patience, LongSupplier nanos) {
        this.reads = reads;
        this.lag = lag;
        this.patience = patience;
        this.nanos = nanos;
    }

    public void decide(Collection<SuspectRow> rows) throws UnavailableException, InterruptedException {
        var began = nanos.getAsLong();
        reads.source(rows);
        reads.store(undecided(rows)); // decides rows that were in flight, which are nearly all
        reads.source(undecided(rows));
        var open = undecided(rows);
        while (!open.isEmpty() && nanos.getAsLong() - began < patience.toNanos()) {
            lag.settle();
            open.forEach(row -> row.check().settled());
            reads.store(open);
            reads.source(undecided(open));
            open = undecided(open);
            for (var look = 0; look < LOOKS && !open.isEmpty() && open.size() <= FEW; look++) {
                reads.store(open);
                reads.source(undecided(open));
                open = undecided(open);
            }
        }
    }

    private static List<SuspectRow> undecided(Collection<SuspectRow> rows) {
        return rows.stream().filter(row -> !row.check().isDecided()).toList();
    }
}

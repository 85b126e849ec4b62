package maf.verifier.reconcile.recheck;

import java.util.HashSet;
import java.util.Set;
import maf.verifier.row.Digest;

/**
 * Decides whether a row really differs, from readings of both sides while the row changes.
 *
 * <p>The argument: the store is read (t1), then the source (s). Then everything that was committed by that time reaches the
 * store, and the store is read again (t2). A correct t2 equals s or a later state of the source. If t2 has the same source
 * position as t1, no event has reached the row since before s was read, so t2 must equal s. If it does not, that is drift,
 * whatever the source does meanwhile and whatever its clock says. A missing row has no position: it may have been inserted
 * and deleted in between. So it must be missing several times, while the source has the row at every reading.
 */
public final class DriftCheck {
    /** Count of a round in which the source did not change; other rounds count 1. */
    public static final int QUIET_ROUND = 4;

    private final int absenceNeeded;
    private final Set<Digest> possible = new HashSet<>();
    private RowVerdict verdict = new RowVerdict.Undecided();
    private SourceReading newest;
    private StoreReading stored;
    private StoreReading beforeNewest;
    private SourceReading settled;
    private StoreReading beforeSettled;
    private boolean absent;
    private boolean counted;
    private int absence;

    /**
     * Starts with nothing known.
     *
     * @param absenceNeeded how often the row must be missing, counted by {@link #QUIET_ROUND}
     */
    public DriftCheck(int absenceNeeded) {
        this.absenceNeeded = absenceNeeded;
    }

    public RowVerdict verdict() {
        return verdict;
    }

    boolean isDecided() {
        return !(verdict instanceof RowVerdict.Undecided);
    }

    /** The source has been read. */
    void source(SourceReading reading) {
        if (isDecided()) {
            return;
        }
        possible.addAll(reading.contents());
        if (stored != null && reading.contents().contains(stored.content())) {
            equal(stored);
        } else if (reading.refusal().isPresent()) {
            verdict = new RowVerdict.Explained(reading.refusal().get());
        } else if (absent) {
            absent = false;
            counted = true;
            absence += reading.equals(settled) ? QUIET_ROUND : 1;
            if (absence >= absenceNeeded) {
                verdict = new RowVerdict.Drift(RowVerdict.Kind.MISSING);
            }
        }
        newest = reading;
        beforeNewest = stored;
    }

    /** Everything that was committed before the last reading of the sources has reached the store. */
    void settled() {
        settled = newest;
        beforeSettled = beforeNewest;
        counted = false;
        possible.clear();
        possible.addAll(newest.contents());
    }

    /** The store has been read. */
    void store(StoreReading reading) {
        if (isDecided()) {
            return;
        }
        if (possible.contains(reading.content())) {
            equal(reading);
        } else if (settled != null && !reading.isAbsent()) {
            absence = 0;
            if (reading.equals(beforeSettled)) {
                verdict = new RowVerdict.Drift(
                        settled.equals(SourceReading.ABSENT) ? RowVerdict.Kind.LEFT_OVER : RowVerdict.Kind.DIFFERENT);
            }
        } else if (settled != null && beforeSettled.isAbsent()) {
            absent = !counted; // counts once for each round
        }
        stored = reading;
    }

    private void equal(StoreReading reading) {
        verdict = new RowVerdict.Equal(!reading.isAbsent());
    }
}

package maf.verifier.reconcile.rechecker;

import java.util.HashSet;
import java.util.Set;
import maf.verifier.row.Digest;

/**
 * Decides whether one row that seemed to differ does, from readings of both sides while it moves.
 *
 * <p>The argument: let the store be read (t1), then the source (s), then everything committed until then reach the store,
 * then the store be read again (t2). A right t2 is s or a later state of the source. If t2 carries the same event's
 * position as t1, no event reached the row since before s was read, so t2 must be s; when it is not, that is drift,
 * whatever the source does meanwhile and whatever its clock says. A row that is absent carries no position: it may have come
 * and gone in between, so absence has to be seen again and again while the source has the row at every reading.
 */
public final class DriftCheck {
    /** For one round whose source readings are the same; the other rounds count 1. */
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
     * Begins with nothing known.
     *
     * @param absenceNeeded how often absence has to be seen, in the count of {@link #QUIET_ROUND}
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

    /** The source was read. */
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

    /** Everything that the sources had committed when they were last read is in the store. */
    void settled() {
        settled = newest;
        beforeSettled = beforeNewest;
        counted = false;
        possible.clear();
        possible.addAll(newest.contents());
    }

    /** The store was read. */
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
            absent = !counted; // once for each settling: only that makes it news
        }
        stored = reading;
    }

    private void equal(StoreReading reading) {
        verdict = new RowVerdict.Equal(!reading.isAbsent());
    }
}

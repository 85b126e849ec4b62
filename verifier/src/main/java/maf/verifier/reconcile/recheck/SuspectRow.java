package maf.verifier.reconcile.recheck;

import maf.verifier.row.RowKey;

/** A row that seemed to differ after the first scan. */
public final class SuspectRow {
    private final RowKey key;
    private final DriftCheck check;
    private String storedSource;
    private String explanation;

    public SuspectRow(RowKey key, DriftCheck check) {
        this.key = key;
        this.check = check;
    }

    public RowKey key() {
        return key;
    }

    public DriftCheck check() {
        return check;
    }

    /** What the recheck found, unless the row has an explanation. */
    public RowVerdict verdict() {
        return explanation == null ? check.verdict() : new RowVerdict.Explained(explanation);
    }

    public boolean isDrift(RowVerdict.Kind kind) {
        return verdict().equals(new RowVerdict.Drift(kind));
    }

    /** The drift is not one, for this reason. */
    public void explain(String reason) {
        explanation = reason;
    }

    void stored(StoreReading reading) {
        storedSource = reading.source();
        check.store(reading);
    }

    /** MAF_SOURCE as last read, or null. */
    public String storedSource() {
        return storedSource;
    }
}

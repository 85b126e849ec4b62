package maf.verifier.reconcile.recheck;

import maf.verifier.row.RowKey;

/** A row that seemed to differ after the first scan. */
public final class SuspectRow {
    private final RowKey key;
    private final DriftCheck check;
    private String storedSource;

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

    void stored(StoreReading reading) {
        storedSource = reading.source();
        check.store(reading);
    }

    /** MAF_SOURCE as last read, or null. */
    public String storedSource() {
        return storedSource;
    }
}

package maf.verifier;

/** A row that seemed to differ at the first reading. */
final class Candidate {
    private final RowKey key;
    private final RowCheck check;
    private String storedSource;

    Candidate(RowKey key, RowCheck check) {
        this.key = key;
        this.check = check;
    }

    RowKey key() {
        return key;
    }

    RowCheck check() {
        return check;
    }

    void stored(StoreReading reading) {
        storedSource = reading.source();
        check.store(reading);
    }

    /** MAF_SOURCE as last read, null where there was none. */
    String storedSource() {
        return storedSource;
    }
}

package maf.verifier.reconcile.recheck;

import java.time.Instant;
import maf.verifier.row.Digest;

/**
 * State of one row in the store at one time. The sink writes each event's source position into the row, so two readings
 * are equal only if no event was applied between them.
 *
 * @param committedAt null if it is NULL or there is no row
 * @param source null if it is NULL or there is no row
 */
record StoreReading(Digest content, Instant committedAt, String source) {
    static final StoreReading ABSENT = new StoreReading(Digest.ABSENT, null, null);

    boolean isAbsent() {
        return content.equals(Digest.ABSENT);
    }
}

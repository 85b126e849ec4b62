package maf.verifier.reconcile.rechecker;

import java.time.Instant;
import maf.verifier.row.Digest;

/**
 * What the store holds of one row at one moment. The sink gives each event's source position to the row it writes: two
 * readings are equal only if no event was applied between them.
 *
 * @param committedAt null where it is NULL, and for no row
 * @param source null where it is NULL, and for no row
 */
record StoreReading(Digest content, Instant committedAt, String source) {
    static final StoreReading ABSENT = new StoreReading(Digest.ABSENT, null, null);

    boolean isAbsent() {
        return content.equals(Digest.ABSENT);
    }
}

package maf.verifier.reconcile.compare;

import java.io.DataInputStream;
import java.io.IOException;
import maf.verifier.row.ByteWriter;
import maf.verifier.row.Digest;
import maf.verifier.row.RowKey;

/**
 * What is kept of a row between the scan and the join.
 *
 * @param key in canonical bytes
 * @param content of all columns; {@link Digest#ABSENT} if a rule refuses the row
 * @param refusal number of the rule that refuses the row, or -1
 * @param source number of its source in the contract; 0 for a row of the store
 */
record SpooledRow(RowKey key, Digest content, int refusal, int source) {
    static final int NOT_REFUSED = -1;

    void write(ByteWriter to) {
        to.putBytes(key.bytes())
                .putLong(content.high())
                .putLong(content.low())
                .putInt(refusal)
                .putInt(source);
    }

    static SpooledRow read(DataInputStream from) throws IOException {
        var key = new byte[from.readInt()];
        from.readFully(key);
        return new SpooledRow(
                new RowKey(key), new Digest(from.readLong(), from.readLong()), from.readInt(), from.readInt());
    }

    boolean isRefused() {
        return refusal != NOT_REFUSED;
    }

    /** Its bucket of {@link SpoolFile#BUCKETS} after {@code level} earlier divisions. */
    int bucket(int level) {
        var hash = key.digest().high();
        return (int) (hash >>> (Long.SIZE - (level + 1) * SpoolFile.BITS)) & (SpoolFile.BUCKETS - 1);
    }
}

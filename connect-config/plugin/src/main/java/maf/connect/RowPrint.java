package maf.connect;

import java.util.Arrays;
import org.apache.kafka.connect.data.Struct;

/** Tells rows of one table apart by a hash of each value. */
final class RowPrint {
    private static final int UNKNOWN = 0x756e6b6e;

    private final int[] hashes;

    private RowPrint(int[] hashes) {
        this.hashes = hashes;
    }

    static RowPrint of(Struct row) {
        return new RowPrint(row.schema().fields().stream()
                .map(field -> row.getWithoutDefault(field.name()))
                .mapToInt(value -> Unavailable.is(value) ? UNKNOWN : Arrays.deepHashCode(new Object[] {value}))
                .toArray());
    }

    /** Whether a row before a change holds more than its key, so whether its table has full replica identity. */
    static boolean hasMoreThan(Object key, Struct before) {
        return before.schema().fields().stream()
                .anyMatch(field ->
                        !(key instanceof Struct columns && columns.schema().field(field.name()) != null)
                                && before.getWithoutDefault(field.name()) != null);
    }

    /** Whether all values are equal that both rows have. */
    boolean matches(RowPrint other) {
        if (hashes.length != other.hashes.length) {
            return false;
        }
        for (var at = 0; at < hashes.length; at++) {
            if (hashes[at] != other.hashes[at] && hashes[at] != UNKNOWN && other.hashes[at] != UNKNOWN) {
                return false;
            }
        }
        return true;
    }
}

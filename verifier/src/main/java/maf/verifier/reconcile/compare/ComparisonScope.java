package maf.verifier.reconcile.compare;

import java.util.Arrays;
import java.util.function.Predicate;
import maf.contract.model.TableContract;
import maf.verifier.row.Digest;
import maf.verifier.row.KeyValue;

/** Which rows are compared, decided by their keys alone, so that both sides choose the same ones. */
public record ComparisonScope(double share, String from, String to) {
    public static final ComparisonScope ALL = new ComparisonScope(1, "", "");

    /**
     * A selection.
     *
     * @param share of all rows, more than 0 and at most 1
     * @param from least value of the first key column that is no constant, as contracts write it; empty: no bound
     * @param to its greatest value; empty: no bound
     */
    public ComparisonScope {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a sample is a share of all rows above 0 and up to 1, such as 0.01");
        }
    }

    /**
     * Reads {@code FROM..TO}; either may be left out.
     *
     * @throws IllegalArgumentException when it is not that
     */
    public static ComparisonScope of(double share, String range) {
        var bounds = range.isEmpty() ? new String[] {"", ""} : range.split("\\.\\.", -1);
        if (bounds.length != 2) {
            throw new IllegalArgumentException("a range is FROM..TO, such as 1..1000, not '" + range + "'");
        }
        return new ComparisonScope(share, bounds[0], bounds[1]);
    }

    boolean isAll() {
        return equals(ALL);
    }

    /** Whether a row belongs to the sample. */
    boolean samples(Digest key) {
        return share == 1 || (key.low() >>> 11) * 0x1.0p-53 < share;
    }

    /**
     * Whether a key, of the key columns in order, lies in the range.
     *
     * @throws IllegalArgumentException when a bound is no value of the column's type
     */
    public Predicate<Object[]> range(TableContract contract) {
        if (from.isEmpty() && to.isEmpty()) {
            return key -> true;
        }
        var column = contract.keyColumns().stream()
                .filter(each -> contract.sources().stream()
                        .noneMatch(source -> source.constants().containsKey(each.name())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the key of " + contract.name() + " is constant"));
        var place = contract.key().indexOf(column.name());
        var least = from.isEmpty() ? null : KeyValue.parse(column, from);
        var greatest = to.isEmpty() ? null : KeyValue.parse(column, to);
        return key -> (least == null || compare(key[place], least) >= 0)
                && (greatest == null || compare(key[place], greatest) <= 0);
    }

    @SuppressWarnings("unchecked") // both are of the column's Java type, and all but bytes compare
    private static int compare(Object one, Object other) {
        if (one instanceof byte[] bytes) {
            return Arrays.compareUnsigned(bytes, (byte[]) other);
        }
        return ((Comparable<Object>) one).compareTo(other);
    }
}

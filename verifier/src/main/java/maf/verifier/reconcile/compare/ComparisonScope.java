package maf.verifier.reconcile.compare;

import java.util.Arrays;
import java.util.function.Predicate;
import maf.contract.model.TableContract;
import maf.verifier.row.Digest;
import maf.verifier.row.KeyValue;

/** Which rows are compared. Their keys alone decide, so both sides select the same rows. */
public record ComparisonScope(double share, String from, String to) {
    public static final ComparisonScope ALL = new ComparisonScope(1, "", "");

    /**
     * A scope.
     *
     * @param share of all rows, more than 0 and at most 1
     * @param from lowest value of the first non-constant key column, as contracts write it; empty: no bound
     * @param to its highest value; empty: no bound
     */
    public ComparisonScope {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("--sample must be above 0 and at most 1, such as 0.01");
        }
    }

    /**
     * Parses {@code FROM..TO}; either may be omitted.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static ComparisonScope of(double share, String range) {
        var bounds = range.isEmpty() ? new String[] {"", ""} : range.split("\\.\\.", -1);
        if (bounds.length != 2) {
            throw new IllegalArgumentException("--range must be FROM..TO, such as 1..1000, not '" + range + "'");
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
     * @throws IllegalArgumentException if a bound is not a value of the column's type
     */
    public Predicate<Object[]> range(TableContract contract) {
        if (from.isEmpty() && to.isEmpty()) {
            return key -> true;
        }
        var column = contract.keyColumns().stream()
                .filter(each -> contract.sources().stream()
                        .noneMatch(source -> source.constants().containsKey(each.name())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--range does not apply to " + contract.name() + ": its key has only constants"));
        var index = contract.key().indexOf(column.name());
        var least = from.isEmpty() ? null : KeyValue.parse(column, from);
        var greatest = to.isEmpty() ? null : KeyValue.parse(column, to);
        return key -> (least == null || compare(key[index], least) >= 0)
                && (greatest == null || compare(key[index], greatest) <= 0);
    }

    @SuppressWarnings("unchecked") // both are of the column's Java type, and all but bytes compare
    private static int compare(Object one, Object other) {
        if (one instanceof byte[] bytes) {
            return Arrays.compareUnsigned(bytes, (byte[]) other);
        }
        return ((Comparable<Object>) one).compareTo(other);
    }
}

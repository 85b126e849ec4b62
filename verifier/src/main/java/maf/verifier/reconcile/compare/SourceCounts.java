package maf.verifier.reconcile.compare;

import maf.verifier.reconcile.recheck.RowVerdict;

/**
 * One source's rows of a table.
 *
 * @param rows that the store should have
 * @param leftOver rows of the store that say they come from it
 */
public record SourceCounts(long rows, long missing, long leftOver, long different) {
    static SourceCounts of(RowVerdict.Kind kind) {
        return switch (kind) {
            case MISSING -> new SourceCounts(0, 1, 0, 0);
            case LEFT_OVER -> new SourceCounts(0, 0, 1, 0);
            case DIFFERENT -> new SourceCounts(0, 0, 0, 1);
        };
    }

    SourceCounts plus(SourceCounts other) {
        return new SourceCounts(
                rows + other.rows, missing + other.missing, leftOver + other.leftOver, different + other.different);
    }
}

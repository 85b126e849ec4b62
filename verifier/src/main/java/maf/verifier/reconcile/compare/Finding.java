package maf.verifier.reconcile.compare;

import java.util.List;

/**
 * One row that drifted.
 *
 * @param kind {@code missing}, {@code left over} or {@code different}
 * @param source raw topic, {@code none} where the row belongs to no source of the table
 * @param key a JSON object of the key columns
 * @param columns in which it differs; empty unless it is different
 */
public record Finding(String kind, String source, String key, List<ColumnDifference> columns) {
    /**
     * One column.
     *
     * @param source the source's value as JSON; null where values were not asked for
     * @param store the store's
     */
    public record ColumnDifference(String column, String source, String store) {}
}

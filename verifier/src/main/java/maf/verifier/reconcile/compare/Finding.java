package maf.verifier.reconcile.compare;

import java.util.List;

/**
 * One row that drifted.
 *
 * @param kind {@code missing}, {@code left over} or {@code different}; or {@code same key}: missing, because the contract
 *     gives another row of the source the same key
 * @param source raw topic, {@code none} if the row belongs to no source of the table
 * @param key a JSON object of the key columns
 * @param columns the columns that differ; empty unless {@code kind} is different
 */
public record Finding(String kind, String source, String key, List<ColumnDifference> columns) {
    /**
     * One column.
     *
     * @param source the source's value as JSON; null if values were not requested
     * @param store the store's
     */
    public record ColumnDifference(String column, String source, String store) {}
}

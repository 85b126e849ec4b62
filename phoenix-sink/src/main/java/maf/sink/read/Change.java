package maf.sink.read;

import java.util.Map;

/** What one cleansed record does to its row. */
public sealed interface Change {
    /**
     * Sets columns; a null value sets NULL, a column that is not there keeps what the row has.
     *
     * @param values by the column's name in Phoenix, {@code MAF_COMMITTED_AT} and {@code MAF_SOURCE} among them
     * @param whole true when no column of the table is left out
     */
    record Upsert(Map<String, Object> values, boolean whole) implements Change {}

    /** Takes the row away. */
    record Delete() implements Change {}

    /** True when nothing of the row's earlier state is left after it. */
    default boolean replacesRow() {
        return this instanceof Delete || (this instanceof Upsert upsert && upsert.whole());
    }
}

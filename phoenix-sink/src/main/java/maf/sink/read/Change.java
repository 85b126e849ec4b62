package maf.sink.read;

import java.util.Map;

/** The effect of one cleansed record on its row. */
public sealed interface Change {
    /**
     * Sets columns; a null value sets NULL, and an absent column keeps its value.
     *
     * @param values by the column's name in Phoenix, {@code MAF_COMMITTED_AT} and {@code MAF_SOURCE} among them
     * @param whole true if no column of the table is left out
     */
    record Upsert(Map<String, Object> values, boolean whole) implements Change {}

    /** Deletes the row. */
    record Delete() implements Change {}

    /** Whether it replaces the row's earlier state completely. */
    default boolean replacesRow() {
        return this instanceof Delete || (this instanceof Upsert upsert && upsert.whole());
    }
}

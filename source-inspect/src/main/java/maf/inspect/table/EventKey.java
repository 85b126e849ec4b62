package maf.inspect.table;

import java.util.List;

/**
 * The columns that Debezium takes as the key of a table's events.
 *
 * @param index the primary key's or unique index's name
 * @param isPrimary whether it is the table's primary key
 * @param columns in the index's order
 */
public record EventKey(String index, boolean isPrimary, List<String> columns) {
    public EventKey {
        columns = List.copyOf(columns);
    }
}

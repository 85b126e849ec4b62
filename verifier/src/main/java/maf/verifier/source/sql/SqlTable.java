package maf.verifier.source.sql;

import java.util.List;
import java.util.Optional;

/**
 * A table as its database describes it.
 *
 * @param schema or MySQL's database
 * @param key columns of the primary key, otherwise of the first unique index without NULLs, as Debezium chooses an event's key
 */
record SqlTable(String schema, String name, List<SqlColumn> columns, List<String> key) {
    Optional<SqlColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}

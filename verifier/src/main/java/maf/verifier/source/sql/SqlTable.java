package maf.verifier.source.sql;

import java.util.List;
import java.util.Optional;

/**
 * A table as its database describes it.
 *
 * @param schema or MySQL's database
 * @param keys columns of the primary key, otherwise what Debezium may have taken as an event's key, the likeliest first
 */
record SqlTable(String schema, String name, List<SqlColumn> columns, List<List<String>> keys) {
    Optional<SqlColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}

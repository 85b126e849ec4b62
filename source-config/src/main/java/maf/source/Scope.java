package maf.source;

import java.util.List;

/**
 * What of a source is captured.
 *
 * @param database the one that PostgreSQL's connector connects to; empty for the other kinds
 * @param schemas PostgreSQL's schemas, or the databases of MySQL or MongoDB
 * @param tables patterns with {@code *} for any characters, such as {@code invoice_*} or {@code crm.orders}; empty: all tables
 * @param excludedColumns {@code <table>.<column>} or {@code <schema>.<table>.<column>}, with the same patterns
 */
public record Scope(String database, List<String> schemas, List<TablePattern> tables, List<String> excludedColumns) {
    public Scope {
        schemas = List.copyOf(schemas);
        tables = List.copyOf(tables);
        excludedColumns = List.copyOf(excludedColumns);
    }

    /** Whether changes of this table are captured. */
    public boolean captures(String schema, String table) {
        return schemas.contains(schema)
                && (tables.isEmpty() || tables.stream().anyMatch(pattern -> pattern.matches(schema, table)));
    }
}

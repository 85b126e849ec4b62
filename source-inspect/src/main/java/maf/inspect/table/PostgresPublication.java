package maf.inspect.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import maf.contract.wire.CapturedTable;

/**
 * What a publication of PostgreSQL sends of a table's changes.
 *
 * @param holdsTable whether it sends them under the table's own name
 * @param isPartitioned whether it has partitions of its own
 * @param root the partitioned table whose partition it is
 * @param heirs tables that inherit from it
 * @param unsentColumns columns that it does not send
 */
public record PostgresPublication(
        CapturedTable table,
        boolean holdsTable,
        boolean isPartitioned,
        Optional<CapturedTable> root,
        List<String> heirs,
        List<String> unsentColumns) {
    /** Publications before PostgreSQL 15 have no list of columns: they send all that are not generated. */
    private static final String PUBLISHED = """
            WITH it AS (
              SELECT c.oid, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = ? AND c.relname = ?),
            published AS (
              SELECT to_jsonb(p) -> 'attnames' AS columns FROM pg_publication_tables p
              WHERE p.pubname = ? AND p.schemaname = ? AND p.tablename = ?)
            SELECT EXISTS (SELECT FROM published), it.relkind = 'p', root_schema.nspname, root.relname,
              ARRAY(SELECT heir.oid::regclass::text FROM pg_inherits i JOIN pg_class heir ON heir.oid = i.inhrelid
                    WHERE i.inhparent = it.oid AND NOT heir.relispartition ORDER BY 1),
              ARRAY(SELECT a.attname::text FROM pg_attribute a
                    WHERE a.attrelid = it.oid AND a.attnum > 0 AND NOT a.attisdropped AND NOT EXISTS (
                      SELECT FROM published p
                      WHERE CASE jsonb_typeof(p.columns) WHEN 'array' THEN p.columns @> to_jsonb(a.attname::text) ELSE a.attgenerated = '' END)
                    ORDER BY a.attnum)
            FROM it
            LEFT JOIN pg_class root ON root.oid = pg_partition_root(it.oid) AND root.oid <> it.oid
            LEFT JOIN pg_namespace root_schema ON root_schema.oid = root.relnamespace
            WHERE EXISTS (SELECT FROM pg_publication WHERE pubname = ?)""";

    /**
     * Asks the catalogue. Empty if the database has no such publication or no such table.
     *
     * @param publication the name of the publication that the connector reads
     */
    public static Optional<PostgresPublication> of(Connection connection, String publication, CapturedTable table)
            throws SQLException {
        try (var statement = connection.prepareStatement(PUBLISHED)) {
            var at = 1;
            for (var value :
                    List.of(table.schema(), table.name(), publication, table.schema(), table.name(), publication)) {
                statement.setString(at++, value);
            }
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(of(table, row)) : Optional.empty();
            }
        }
    }

    private static PostgresPublication of(CapturedTable table, ResultSet row) throws SQLException {
        return new PostgresPublication(
                table,
                row.getBoolean(1),
                row.getBoolean(2),
                row.getString(4) == null
                        ? Optional.empty()
                        : Optional.of(new CapturedTable(row.getString(3), row.getString(4))),
                List.of((String[]) row.getArray(5).getArray()),
                List.of((String[]) row.getArray(6).getArray()));
    }

    /**
     * Why the changes of the table's rows do not come under its name.
     *
     * @param source the prefix of its topic
     * @param taken whether the contract takes a column
     */
    public Optional<String> problem(String source, Predicate<String> taken) {
        var name = table.schema() + "." + table.name();
        if (!holdsTable) {
            return Optional.of(
                    root.map(whole -> name + " is a partition, and PostgreSQL sends the changes of partitions under the"
                                    + " name of their table: declare topic " + whole.topic(source)
                                    + " instead, once for all partitions")
                            .orElseGet(() -> isPartitioned
                                    ? "PostgreSQL sends the changes of " + name + " under the names of its partitions:"
                                            + " ALTER PUBLICATION … SET (publish_via_partition_root = true)"
                                    : name + " is not in the connector's publication, so its changes do not come:"
                                            + " ALTER PUBLICATION … ADD TABLE " + name
                                            + ", after ALTER TABLE … SET LOGGED if it is unlogged"));
        }
        if (!heirs.isEmpty()) {
            return Optional.of(name + " has tables that inherit from it (" + String.join(", ", heirs)
                    + "): a snapshot reads their rows with its own, but their changes come under their names."
                    + " Declare their topics instead of this one");
        }
        var unsent = unsentColumns.stream().filter(taken).toList();
        return unsent.isEmpty()
                ? Optional.empty()
                : Optional.of("PostgreSQL sends no changes of " + name + "'s " + String.join(", ", unsent)
                        + ", which are generated when they are read (VIRTUAL), are not part of the publication, or are"
                        + " generated at all before PostgreSQL 18: make them STORED or ordinary columns, or remove them"
                        + " from the contract");
    }
}

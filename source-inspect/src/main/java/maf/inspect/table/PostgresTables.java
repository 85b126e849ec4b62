package maf.inspect.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import maf.contract.wire.CapturedTable;

/** Describes the tables of a PostgreSQL database. */
public final class PostgresTables {
    /** Of a partitioned table, rows and bytes are those of its partitions. */
    private static final Query TABLES = new Query("""
            SELECT n.nspname, c.relname, c.relkind, c.relpersistence, c.relreplident, rn.nspname, r.relname,
              CASE WHEN c.relkind IN ('r', 'm') THEN c.reltuples
                WHEN c.relkind = 'p' THEN (SELECT sum(greatest(l.reltuples, 0)) FROM pg_partition_tree(c.oid) t
                                           JOIN pg_class l ON l.oid = t.relid WHERE t.isleaf) END,
              CASE WHEN c.relkind IN ('r', 'm') THEN pg_table_size(c.oid)
                WHEN c.relkind = 'p' THEN (SELECT sum(pg_table_size(t.relid)) FROM pg_partition_tree(c.oid) t WHERE t.isleaf) END
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_class r ON c.relispartition AND r.oid = pg_partition_root(c.oid)
            LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname IN SCHEMAS ORDER BY n.nspname, c.relname""");

    private static final Query PRIMARY_KEYS = new Query("""
            SELECT n.nspname, c.relname, x.relname, a.attname
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_class x ON x.oid = i.indexrelid
            CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
            WHERE i.indisprimary AND k.place <= i.indnkeyatts AND n.nspname IN SCHEMAS ORDER BY n.nspname, c.relname, k.place""");
    private static final String IS_PARTIAL = """
            SELECT i.indpred IS NOT NULL FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
            JOIN pg_namespace n ON n.oid = x.relnamespace WHERE n.nspname = ? AND x.relname = ?""";

    private PostgresTables() {}

    /** In the order of their names; views, foreign tables and partitions too. */
    public static List<TableDescription> read(Connection connection, Collection<String> schemas) throws SQLException {
        var columns = new PostgresColumns(connection).read(schemas);
        Map<CapturedTable, EventKey> keys = new LinkedHashMap<>();
        PRIMARY_KEYS.ask(
                connection,
                schemas,
                row -> keys.merge(
                        table(row, 1),
                        new EventKey(row.getString(3), true, List.of(row.getString(4))),
                        PostgresTables::joined));
        var tables = new ArrayList<TableDescription>();
        TABLES.ask(connection, schemas, row -> {
            var table = table(row, 1);
            tables.add(new TableDescription(
                    table,
                    kind(row),
                    row.getString(6) == null ? Optional.empty() : Optional.of(table(row, 6)),
                    columns.getOrDefault(table, List.of()),
                    Optional.ofNullable(keys.get(table)),
                    keys.containsKey(table),
                    row.getString(5).equals("f"),
                    number(row, 8),
                    number(row, 9)));
        });
        for (var at = 0; at < tables.size(); at++) {
            if (tables.get(at).kind().refusal().isEmpty()
                    && tables.get(at).key().isEmpty()) {
                tables.set(at, withUniqueIndex(connection, tables.get(at)));
            }
        }
        return tables;
    }

    private static CapturedTable table(ResultSet row, int place) throws SQLException {
        return new CapturedTable(row.getString(place), row.getString(place + 1));
    }

    private static EventKey joined(EventKey first, EventKey more) {
        var columns = new ArrayList<>(first.columns());
        columns.addAll(more.columns());
        return new EventKey(first.index(), true, columns);
    }

    private static TableKind kind(ResultSet row) throws SQLException {
        return switch (row.getString(3)) {
            case "v" -> TableKind.VIEW;
            case "m" -> TableKind.MATERIALIZED_VIEW;
            case "f" -> TableKind.FOREIGN;
            default ->
                row.getString(6) != null
                        ? TableKind.PARTITION
                        : row.getString(4).equals("u")
                                ? TableKind.UNLOGGED
                                : row.getString(3).equals("p") ? TableKind.PARTITIONED : TableKind.TABLE;
        };
    }

    /** PostgreSQL says -1 of a table that it never counted. */
    private static OptionalLong number(ResultSet row, int place) throws SQLException {
        var number = row.getDouble(place);
        return row.wasNull() || number < 0 ? OptionalLong.empty() : OptionalLong.of((long) number);
    }

    private static TableDescription withUniqueIndex(Connection connection, TableDescription plain) throws SQLException {
        var table = plain.table();
        var key = EventKeys.ofPostgres(connection, table.schema(), table.name());
        var isWhole = key.isPresent()
                && key.get().columns().stream()
                        .noneMatch(name -> plain.column(name).isNullable())
                && !isPartial(connection, table.schema(), key.get().index());
        return plain.keyed(key, isWhole);
    }

    private static boolean isPartial(Connection connection, String schema, String index) throws SQLException {
        try (var statement = connection.prepareStatement(IS_PARTIAL)) {
            statement.setString(1, schema);
            statement.setString(2, index);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}

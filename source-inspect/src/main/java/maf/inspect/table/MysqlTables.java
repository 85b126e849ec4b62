package maf.inspect.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import maf.contract.wire.CapturedTable;
import maf.inspect.table.ColumnDescription.Generation;

/** Describes the tables of MySQL that the connection's user may see. */
public final class MysqlTables {
    private static final Query TABLES = new Query("""
            SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, TABLE_ROWS, DATA_LENGTH FROM information_schema.TABLES
            WHERE TABLE_SCHEMA IN SCHEMAS ORDER BY TABLE_SCHEMA, TABLE_NAME""");
    private static final Query COLUMNS = new Query("""
            SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE, COLUMN_TYPE,
              COALESCE(NUMERIC_PRECISION, CHARACTER_MAXIMUM_LENGTH, DATETIME_PRECISION, 0), COALESCE(NUMERIC_SCALE, 0), IS_NULLABLE, EXTRA
            FROM information_schema.COLUMNS WHERE TABLE_SCHEMA IN SCHEMAS ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION""");
    private static final Query PRIMARY_KEYS = new Query("""
            SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM information_schema.STATISTICS
            WHERE INDEX_NAME = 'PRIMARY' AND TABLE_SCHEMA IN SCHEMAS ORDER BY TABLE_SCHEMA, TABLE_NAME, SEQ_IN_INDEX""");

    private MysqlTables() {}

    /** In the order of their names, views too. */
    public static List<TableDescription> read(Connection connection, Collection<String> databases) throws SQLException {
        Map<CapturedTable, List<ColumnDescription>> columns = new LinkedHashMap<>();
        COLUMNS.ask(
                connection,
                databases,
                row -> columns.computeIfAbsent(table(row), name -> new ArrayList<>())
                        .add(column(row)));
        Map<CapturedTable, List<String>> keys = new LinkedHashMap<>();
        PRIMARY_KEYS.ask(
                connection,
                databases,
                row -> keys.computeIfAbsent(table(row), name -> new ArrayList<>())
                        .add(row.getString(3)));
        var tables = new ArrayList<TableDescription>();
        TABLES.ask(connection, databases, row -> {
            var table = table(row);
            tables.add(new TableDescription(
                    table,
                    row.getString(3).endsWith("VIEW") ? TableKind.VIEW : TableKind.TABLE,
                    Optional.empty(),
                    columns.getOrDefault(table, List.of()),
                    Optional.ofNullable(keys.get(table)).map(key -> new EventKey("PRIMARY", true, key)),
                    keys.containsKey(table),
                    true,
                    number(row, 4),
                    number(row, 5)));
        });
        for (var at = 0; at < tables.size(); at++) {
            if (tables.get(at).kind() == TableKind.TABLE && tables.get(at).key().isEmpty()) {
                tables.set(at, withUniqueIndex(connection, tables.get(at)));
            }
        }
        return tables;
    }

    private static CapturedTable table(ResultSet row) throws SQLException {
        return new CapturedTable(row.getString(1), row.getString(2));
    }

    private static ColumnDescription column(ResultSet row) throws SQLException {
        return new ColumnDescription(
                row.getString(3),
                row.getString(4).toLowerCase(Locale.ROOT),
                row.getString(5),
                (int) Math.min(row.getLong(6), Integer.MAX_VALUE),
                row.getInt(7),
                row.getString(8).equals("YES"),
                false,
                row.getString(9).contains("GENERATED") && !row.getString(9).contains("DEFAULT_GENERATED")
                        ? Generation.LOGGED
                        : Generation.NONE);
    }

    private static OptionalLong number(ResultSet row, int place) throws SQLException {
        var number = row.getLong(place);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static TableDescription withUniqueIndex(Connection connection, TableDescription plain) throws SQLException {
        var table = plain.table();
        var key = EventKeys.ofMysql(connection, quoted(table.schema()) + "." + quoted(table.name())).stream()
                .findFirst();
        return plain.keyed(
                key,
                key.isPresent()
                        && key.get().columns().stream()
                                .noneMatch(name -> plain.column(name).isNullable()));
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}

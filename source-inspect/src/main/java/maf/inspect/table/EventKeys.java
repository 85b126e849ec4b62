package maf.inspect.table;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns that Debezium takes as the key of a table's events. It has rules of its own where there is no primary key. */
public final class EventKeys {
    private static final String PRIMARY = "PRIMARY";

    private EventKeys() {}

    /**
     * As {@code PgOutputMessageDecoder} and {@code JdbcConnection.readTableUniqueIndices} choose: the first unique index by
     * name, a clustered one before the others, also if it is partial or takes NULL; but none with an expression.
     */
    public static Optional<EventKey> ofPostgres(Connection connection, String schema, String table)
            throws SQLException {
        var metadata = connection.getMetaData();
        var primary = primaryKey(metadata, schema, table);
        if (primary.isPresent()) {
            return primary;
        }
        var columns = columns(metadata, schema, table);
        Map<String, List<String>> indexes = new LinkedHashMap<>();
        try (var rows = metadata.getIndexInfo(null, schema, table, true, true)) {
            while (rows.next()) {
                if (rows.getString("INDEX_NAME") != null && rows.getInt("ORDINAL_POSITION") > 0) {
                    indexes.computeIfAbsent(rows.getString("INDEX_NAME"), name -> new ArrayList<>())
                            .add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        return indexes.entrySet().stream()
                .filter(index -> columns.containsAll(index.getValue()))
                .map(index -> new EventKey(index.getKey(), false, index.getValue()))
                .findFirst();
    }

    private static Optional<EventKey> primaryKey(DatabaseMetaData metadata, String schema, String table)
            throws SQLException {
        try (var rows = metadata.getPrimaryKeys(null, schema, table)) {
            var name = "";
            var columns = new ArrayList<String>();
            while (rows.next()) {
                name = rows.getString("PK_NAME");
                columns.add(rows.getString("COLUMN_NAME"));
            }
            return columns.isEmpty() ? Optional.empty() : Optional.of(new EventKey(name, true, columns));
        }
    }

    private static List<String> columns(DatabaseMetaData metadata, String schema, String table) throws SQLException {
        var escape = metadata.getSearchStringEscape();
        try (var rows = metadata.getColumns(null, literal(schema, escape), literal(table, escape), "%")) {
            return strings(rows, "COLUMN_NAME");
        }
    }

    /** As a pattern that matches the name alone. */
    private static String literal(String name, String escape) {
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }

    private static List<String> strings(ResultSet rows, String column) throws SQLException {
        var strings = new ArrayList<String>();
        while (rows.next()) {
            strings.add(rows.getString(column));
        }
        return strings;
    }

    /**
     * As Debezium's parser of DDL chooses: the first unique index in the order of the table's definition whose columns are
     * all NOT NULL. Of a table that was created while the connector ran, it also takes a column declared UNIQUE that may be
     * NULL, if that comes first in the statement, which the catalogue does not tell: these are possible, too.
     *
     * @param table quoted
     */
    public static List<EventKey> ofMysql(Connection connection, String table) throws SQLException {
        Map<String, List<String>> complete = new LinkedHashMap<>();
        Map<String, List<String>> nullable = new LinkedHashMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW INDEX FROM " + table)) {
            while (rows.next()) {
                if (!rows.getBoolean("Non_unique")) {
                    var name = rows.getString("Key_name");
                    complete.computeIfAbsent(name, key -> new ArrayList<>()).add(rows.getString("Column_name"));
                    if ("YES".equals(rows.getString("Null"))) {
                        nullable.put(name, complete.get(name));
                    }
                }
            }
        }
        complete.values().removeIf(columns -> columns.contains(null)); // expressions
        var possible = new ArrayList<EventKey>();
        complete.entrySet().stream()
                .filter(index -> !nullable.containsKey(index.getKey()))
                .findFirst()
                .ifPresent(index ->
                        possible.add(new EventKey(index.getKey(), index.getKey().equals(PRIMARY), index.getValue())));
        if (!complete.containsKey(PRIMARY)) {
            nullable.forEach((name, columns) -> {
                if (columns.size() == 1 && !columns.contains(null)) {
                    possible.add(new EventKey(name, false, columns));
                }
            });
        }
        return possible;
    }
}

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
    private static final String INCOMPLETE = """
            SELECT x.relname AS "INDEX_NAME" FROM pg_index i
            JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE n.nspname = ? AND t.relname = ? AND (i.indpred IS NOT NULL OR i.indexprs IS NOT NULL OR NOT i.indisvalid)""";

    private EventKeys() {}

    /**
     * As {@code PgOutputMessageDecoder} and {@code JdbcConnection.readTableUniqueIndices} choose: the first unique index by
     * name, a clustered one before the others, also if it takes NULL. One that does not tell all rows apart, because it is
     * partial, not valid or of an expression, is none: {@code CatalogueQueryAgent} hides it from Debezium.
     */
    public static Optional<EventKey> ofPostgres(Connection connection, String schema, String table)
            throws SQLException {
        var metadata = connection.getMetaData();
        var primary = primaryKey(metadata, schema, table);
        if (primary.isPresent()) {
            return primary;
        }
        var incomplete = incomplete(connection, schema, table);
        Map<String, List<String>> indexes = new LinkedHashMap<>();
        try (var rows = metadata.getIndexInfo(null, schema, table, true, true)) {
            while (rows.next()) {
                if (rows.getString("INDEX_NAME") != null && rows.getInt("ORDINAL_POSITION") > 0) {
                    indexes.computeIfAbsent(rows.getString("INDEX_NAME"), name -> new ArrayList<>())
                            .add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        indexes.keySet().removeAll(incomplete);
        return indexes.entrySet().stream()
                .map(index -> new EventKey(index.getKey(), false, index.getValue()))
                .findFirst();
    }

    private static List<String> incomplete(Connection connection, String schema, String table) throws SQLException {
        try (var statement = connection.prepareStatement(INCOMPLETE)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (var rows = statement.executeQuery()) {
                return strings(rows, "INDEX_NAME");
            }
        }
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

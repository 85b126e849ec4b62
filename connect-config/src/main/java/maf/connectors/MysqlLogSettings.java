package maf.connectors;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What MySQL writes into its log, as far as capture depends on it. A session with the right to can still choose
 * otherwise for itself: docs/limits.md.
 *
 * @param values by the variable's name
 */
record MysqlLogSettings(Map<String, String> values) {
    private static final Map<String, String> NEEDED = Map.of(
            "log_bin", "ON",
            "binlog_format", "ROW",
            "binlog_row_image", "FULL",
            "binlog_row_metadata", "FULL",
            "binlog_row_value_options", "");

    static MysqlLogSettings of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SHOW GLOBAL VARIABLES WHERE Variable_name = 'log_bin' OR Variable_name LIKE 'binlog%'")) {
            var values = new HashMap<String, String>();
            while (rows.next()) {
                values.put(rows.getString(1), rows.getString(2));
            }
            return new MysqlLogSettings(values);
        }
    }

    /** The settings that are wrong; MySQL before 8.0.1 has no metadata, and before 8.0.3 no options. */
    Optional<String> problem() {
        return NEEDED.entrySet().stream()
                .filter(needed -> !needed.getValue().equals(values.getOrDefault(needed.getKey(), "")))
                .map(needed -> needed.getKey() + "=" + needed.getValue())
                .sorted()
                .reduce((one, other) -> one + ", " + other)
                .map(wrong -> "MySQL must run with " + wrong
                        + " (databases/mysql/my.cnf); sessions that write must connect again after a change");
    }
}

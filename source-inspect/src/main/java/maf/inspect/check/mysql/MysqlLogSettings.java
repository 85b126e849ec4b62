package maf.inspect.check.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Settings;

/**
 * What MySQL writes into its log, as far as capture depends on it. A session with the right to can still choose
 * otherwise for itself: docs/limits.md.
 *
 * @param values by the variable's name
 */
public record MysqlLogSettings(Map<String, String> values) {
    private static final List<Needed> NEEDED = List.of(
            new Needed(CheckCode.MYSQL_LOG_BIN, "log_bin", "ON", "without its log, no change can be captured"),
            new Needed(
                    CheckCode.MYSQL_BINLOG_FORMAT,
                    "binlog_format",
                    "ROW",
                    "the log holds statements without the rows that they changed"),
            new Needed(
                    CheckCode.MYSQL_ROW_IMAGE,
                    "binlog_row_image",
                    "FULL",
                    "the log leaves columns out of its rows, and such rows are passed over"),
            new Needed(
                    CheckCode.MYSQL_ROW_METADATA,
                    "binlog_row_metadata",
                    "FULL",
                    "the log does not name the columns of its rows, without which tables are misread"),
            new Needed(
                    CheckCode.MYSQL_ROW_VALUE_OPTIONS,
                    "binlog_row_value_options",
                    "",
                    "the log holds parts of JSON values, and such updates are passed over"));

    /** A setting, the value it must have, and what follows from another one. */
    private record Needed(CheckCode check, String name, String value, String otherwise) {
        Finding judge(String actual, Settings settings) {
            if (actual.equals(value)) {
                return Finding.ok(check, name + " is " + shown(actual));
            }
            return Finding.failed(
                    check,
                    name + " is " + shown(actual) + ", not " + shown(value) + ": " + otherwise,
                    check == CheckCode.MYSQL_LOG_BIN ? logOn(settings) : settings.mysql(name, value));
        }

        private static String shown(String value) {
            return value.isEmpty() ? "empty" : value;
        }

        private static String logOn(Settings settings) {
            return switch (settings.host()) {
                case RDS -> "turn on automated backups of the instance: RDS then writes the log";
                case CLOUD_SQL -> "gcloud sql instances patch INSTANCE --enable-bin-log";
                case AURORA -> settings.mysqlAtStart("binlog_format", "ROW");
                default ->
                    "in my.cnf, section [mysqld]: log-bin=binlog and server-id=1, without skip-log-bin; then restart MySQL";
            };
        }
    }

    /** Reads them as any user may. */
    public static MysqlLogSettings of(Connection connection) throws SQLException {
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

    /** One finding for each setting. MySQL before 8.0.1 has no metadata, and before 8.0.3 no options. */
    List<Finding> findings(Settings settings) {
        return NEEDED.stream()
                .map(needed -> needed.judge(values.getOrDefault(needed.name(), ""), settings))
                .toList();
    }

    /** The settings that are wrong, in one sentence. */
    public Optional<String> problem() {
        return NEEDED.stream()
                .filter(needed -> !needed.value().equals(values.getOrDefault(needed.name(), "")))
                .map(needed -> needed.name() + "=" + needed.value())
                .sorted()
                .reduce((one, other) -> one + ", " + other)
                .map(wrong -> "MySQL must run with " + wrong
                        + " (databases/mysql/my.cnf); sessions that write must connect again after a change");
    }
}

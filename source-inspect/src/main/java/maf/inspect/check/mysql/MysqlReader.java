package maf.inspect.check.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;
import maf.inspect.finding.Answer;
import maf.inspect.finding.Host;
import maf.inspect.table.MysqlTables;
import maf.source.Source;

/** Asks a MySQL server for what the checks judge. Nothing here changes anything. */
record MysqlReader(Connection connection, Source source) {
    private static final int SYNTAX = 1064;

    MysqlFacts facts(SourceConnections connections, Login login) throws SQLException {
        var variables = variables();
        return new MysqlFacts(
                login.name(),
                host(connections.host(), variables),
                variables,
                Answer.of(this::binlogFilter),
                Answer.of(this::replicas),
                Answer.of(
                        () -> !rows("SHOW REPLICA STATUS", "SHOW SLAVE STATUS").isEmpty()),
                Answer.of(this::rdsRetention),
                Answer.of(this::clockAhead),
                Answer.of(() -> timeZone(connections, login, variables)),
                Answer.of(this::grants),
                Answer.of(() -> MysqlTables.read(connection, source.scope().schemas())),
                Answer.of(this::engines),
                Answer.of(this::cascades));
    }

    /** What the server tells about who runs it, beyond its name. */
    static Host host(String name, Map<String, String> variables) {
        if (variables.containsKey("aurora_version")) {
            return Host.AURORA;
        }
        if (variables.getOrDefault("basedir", "").startsWith("/rdsdbbin")) {
            return Host.RDS;
        }
        return variables.getOrDefault("version", "").contains("google")
                        || variables.getOrDefault("version_comment", "").contains("Google")
                ? Host.CLOUD_SQL
                : Host.of(name);
    }

    private Map<String, String> variables() throws SQLException {
        var variables = new HashMap<String, String>();
        for (var row : rows("SHOW GLOBAL VARIABLES", "")) {
            variables.put(row.get("variable_name"), row.getOrDefault("value", ""));
        }
        return variables;
    }

    private MysqlFacts.BinlogFilter binlogFilter() throws SQLException {
        for (var row : rows("SHOW BINARY LOG STATUS", "SHOW MASTER STATUS")) {
            return new MysqlFacts.BinlogFilter(names(row.get("binlog_do_db")), names(row.get("binlog_ignore_db")));
        }
        return new MysqlFacts.BinlogFilter(List.of(), List.of()); // no log at all, of which another check tells
    }

    private static List<String> names(String list) {
        return list == null || list.isBlank() ? List.of() : Arrays.asList(list.split(",", -1));
    }

    private List<Long> replicas() throws SQLException {
        return rows("SHOW REPLICAS", "SHOW SLAVE HOSTS").stream()
                .map(row -> Long.valueOf(row.get("server_id")))
                .toList();
    }

    private String rdsRetention() throws SQLException {
        var rows = rows("SELECT value FROM mysql.rds_configuration WHERE name = 'binlog retention hours'", "");
        return rows.isEmpty() || rows.get(0).get("value") == null
                ? ""
                : rows.get(0).get("value");
    }

    private Duration clockAhead() throws SQLException {
        var before = Instant.now();
        var seconds = Double.parseDouble(
                rows("SELECT UNIX_TIMESTAMP(NOW(6)) AS now", "").get(0).get("now"));
        return Duration.between(before, Instant.ofEpochMilli((long) (seconds * 1_000)));
    }

    /** As Debezium connects for a snapshot: the driver asks the server for its time zone, which it may not understand. */
    private static String timeZone(SourceConnections connections, Login login, Map<String, String> variables)
            throws SQLException {
        try (var other = connections.jdbc(login, Map.of("connectionTimeZone", "SERVER"));
                var statement = other.createStatement();
                var row = statement.executeQuery("SELECT NOW()")) {
            row.next();
            row.getTimestamp(1);
        }
        var zone = variables.getOrDefault("time_zone", "");
        return zone.equals("SYSTEM") ? variables.getOrDefault("system_time_zone", "") : zone;
    }

    /** Those of the active roles, too. */
    MysqlGrants grants() throws SQLException {
        var roles = rows("SELECT CURRENT_ROLE() AS roles", "").get(0).get("roles");
        var using = roles == null || roles.equals("NONE") ? "" : " USING " + roles;
        var lines = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW GRANTS FOR CURRENT_USER()" + using)) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return MysqlGrants.of(lines);
    }

    private Map<String, String> engines() throws SQLException {
        return rows(
                        "SELECT table_schema AS d, table_name AS t, engine AS e FROM information_schema.tables"
                                + " WHERE engine IS NOT NULL AND table_schema IN " + databases(),
                        "")
                .stream()
                .collect(Collectors.toMap(row -> row.get("d") + "." + row.get("t"), row -> row.get("e")));
    }

    private List<Cascade> cascades() throws SQLException {
        return rows(
                        "SELECT constraint_schema AS d, table_name AS t, constraint_name AS c, referenced_table_name AS p,"
                                + " CONCAT('ON DELETE ', delete_rule, ', ON UPDATE ', update_rule) AS r"
                                + " FROM information_schema.referential_constraints"
                                + " WHERE (delete_rule IN ('CASCADE', 'SET NULL', 'SET DEFAULT')"
                                + " OR update_rule IN ('CASCADE', 'SET NULL', 'SET DEFAULT')) AND constraint_schema IN "
                                + databases(),
                        "")
                .stream()
                .map(row -> new Cascade(row.get("d"), row.get("t"), row.get("c"), row.get("r"), row.get("p")))
                .toList();
    }

    private String databases() {
        return source.scope().schemas().stream().map(MysqlNames::text).collect(Collectors.joining(", ", "(", ")"));
    }

    /**
     * The rows of a statement, by the columns' names in lower case.
     *
     * @param older the same statement for servers that do not know the first; empty if all do
     */
    private List<Map<String, String>> rows(String sql, String older) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<Map<String, String>>();
            while (rows.next()) {
                all.add(row(rows));
            }
            return all;
        } catch (SQLException e) {
            if (!older.isEmpty() && e.getErrorCode() == SYNTAX) {
                return rows(older, "");
            }
            throw e;
        }
    }

    private static Map<String, String> row(ResultSet rows) throws SQLException {
        var row = new HashMap<String, String>();
        for (var at = 1; at <= rows.getMetaData().getColumnCount(); at++) {
            row.put(rows.getMetaData().getColumnLabel(at).toLowerCase(Locale.ROOT), rows.getString(at));
        }
        return row;
    }
}

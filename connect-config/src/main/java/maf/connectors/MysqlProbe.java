package maf.connectors;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import maf.inspect.check.mysql.MysqlLogSettings;
import maf.source.Endpoint;
import maf.source.Environment;
import maf.source.Source;
import org.apache.kafka.common.config.types.Password;

/** Checks MySQL: address, login, access to the databases, what its binlog holds, and the privileges to read both. */
record MysqlProbe(String host, int port, String user, Password password, List<String> databases)
        implements SourceProbe {
    private static final int ACCESS_DENIED = 1045;
    private static final int DATABASE_DENIED = 1044;
    private static final int UNKNOWN_DATABASE = 1049;
    private static final int PRIVILEGE_MISSING = 1227;
    private static final int SYNTAX = 1064;

    static MysqlProbe of(Source source, Environment environment) {
        var address = (Endpoint.Address) source.endpoint();
        var user = source.users().capture();
        return new MysqlProbe(
                environment.resolve(address.host()),
                Integer.parseInt(environment.resolve(address.port())),
                environment.resolve(user.name()),
                new Password(environment.password(user.password())),
                source.scope().schemas());
    }

    @Override
    public Optional<SourceProblem> problem() {
        var unreachable = TcpProbe.problem("MySQL", host, port);
        return unreachable.isPresent() ? unreachable : ask();
    }

    private Optional<SourceProblem> ask() {
        var login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password.value());
        login.setProperty("allowPublicKeyRetrieval", "true");
        login.setProperty("connectTimeout", String.valueOf(TIMEOUT_MS));
        login.setProperty("socketTimeout", String.valueOf(TIMEOUT_MS));
        try (var connection = DriverManager.getConnection("jdbc:mysql://" + host + ":" + port + "/", login)) {
            var wrong = MysqlLogSettings.of(connection).problem();
            if (wrong.isPresent()) {
                return wrong.map(SourceProblem::misconfigured);
            }
            run(connection, "SHOW BINARY LOG STATUS", "SHOW MASTER STATUS", "REPLICATION CLIENT");
            run(connection, "SHOW REPLICAS", "SHOW SLAVE HOSTS", "REPLICATION SLAVE");
            return missing(connection);
        } catch (SQLException e) {
            return Optional.of(explain(e));
        }
    }

    private Optional<SourceProblem> missing(Connection connection) throws SQLException {
        for (var database : databases) {
            try {
                connection.setCatalog(database);
            } catch (SQLException e) {
                if (e.getErrorCode() != DATABASE_DENIED && e.getErrorCode() != UNKNOWN_DATABASE) {
                    throw e;
                }
                return Optional.of(SourceProblem.misconfigured("MySQL has no database '" + database + "' that user '"
                        + user + "' can read: was databases/mysql/schema.sql run?"));
            }
        }
        var grants = MysqlGrants.of(connection);
        return databases.stream()
                .flatMap(database -> grants.problem(database).stream())
                .findFirst()
                .map(this::lacks);
    }

    /** Runs a statement that needs {@code privilege}, under its new or old name: MySQL renamed these between 8.0.22 and 8.2. */
    private static void run(Connection connection, String sql, String olderSql, String privilege) throws SQLException {
        try (var statement = connection.createStatement()) {
            try {
                statement.execute(sql);
            } catch (SQLException e) {
                if (e.getErrorCode() != SYNTAX) {
                    throw e;
                }
                statement.execute(olderSql);
            }
        } catch (SQLException e) {
            throw e.getErrorCode() == PRIVILEGE_MISSING
                    ? new SQLException(privilege, e.getSQLState(), PRIVILEGE_MISSING, e)
                    : e;
        }
    }

    private SourceProblem explain(SQLException e) {
        return switch (e.getErrorCode()) {
            case ACCESS_DENIED ->
                SourceProblem.misconfigured("MySQL refuses user '" + user + "': wrong user or password");
            case PRIVILEGE_MISSING -> lacks(e.getMessage());
            default ->
                SourceProblem.noAnswer(
                        "MySQL at " + host + ":" + port + " says: " + SourceProbe.oneLine(e.getMessage()));
        };
    }

    private SourceProblem lacks(String privileges) {
        return SourceProblem.misconfigured("MySQL user '" + user + "' lacks the privilege " + privileges
                + ": GRANT it (databases/mysql/schema.sql)");
    }
}

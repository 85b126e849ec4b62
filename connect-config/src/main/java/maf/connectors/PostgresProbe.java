package maf.connectors;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import maf.source.Endpoint;
import maf.source.Environment;
import maf.source.Source;
import org.apache.kafka.common.config.types.Password;

/** Checks PostgreSQL: address, login, logical WAL, publication, slot, and the privileges that logical replication needs. */
record PostgresProbe(
        String host,
        int port,
        String user,
        Password password,
        String database,
        List<String> schemas,
        String publication,
        String slot)
        implements SourceProbe {
    /** Returns one row: the first problem, or null. No line needs special privileges. */
    private static final String CHECKS = """
            SELECT CASE
              WHEN current_setting('wal_level') <> 'logical'
                THEN 'PostgreSQL must run with wal_level=logical (databases/postgres/postgresql.conf)'
              WHEN NOT (SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = current_user)
                THEN format('PostgreSQL role %I lacks REPLICATION: ALTER ROLE %I REPLICATION', current_user, current_user)
              WHEN to_regnamespace(quote_ident(?)) IS NULL
                THEN format('PostgreSQL database %I does not have the schema: was databases/postgres/schema.sql run?', current_database())
              WHEN NOT has_schema_privilege(to_regnamespace(quote_ident(?)), 'USAGE')
                THEN format('PostgreSQL role %I cannot use the schema: GRANT USAGE ON SCHEMA and SELECT on its tables', current_user)
              WHEN NOT EXISTS (SELECT FROM pg_publication WHERE pubname = ?)
                THEN 'PostgreSQL lacks the publication: was databases/postgres/schema.sql run?'
              WHEN EXISTS (SELECT FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                           WHERE c.relnamespace = to_regnamespace(quote_ident(?)) AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
                           GROUP BY c.oid, lower(a.attname) HAVING count(*) > 1)
                THEN (SELECT format('PostgreSQL table %s has columns that differ only in case, at which Debezium stops: rename one of %s',
                             c.oid::regclass, string_agg(quote_ident(a.attname), ', '))
                      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                      WHERE c.relnamespace = to_regnamespace(quote_ident(?)) AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
                      GROUP BY c.oid, lower(a.attname) HAVING count(*) > 1 LIMIT 1)
              WHEN EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = ? AND wal_status = 'lost')
                THEN 'PostgreSQL invalidated the replication slot (max_slot_wal_keep_size): drop it, so that the connector reads everything again'
              WHEN NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = ?)
                AND (SELECT count(*) FROM pg_replication_slots) >= current_setting('max_replication_slots')::int
                THEN 'PostgreSQL has no free replication slot: drop one or raise max_replication_slots'
            END""";

    static PostgresProbe of(Source source, Environment environment) {
        var address = (Endpoint.Address) source.endpoint();
        var user = source.users().capture();
        return new PostgresProbe(
                environment.resolve(address.host()),
                Integer.parseInt(environment.resolve(address.port())),
                environment.resolve(user.name()),
                new Password(environment.password(user.password())),
                source.scope().database(),
                source.scope().schemas(),
                source.capture().publication(),
                source.capture().slot());
    }

    @Override
    public Optional<SourceProblem> problem() {
        var unreachable = TcpProbe.problem("PostgreSQL", host, port);
        return unreachable.isPresent() ? unreachable : ask();
    }

    private Optional<SourceProblem> ask() {
        var seconds = String.valueOf(TIMEOUT_MS / 1000);
        var login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password.value());
        login.setProperty("connectTimeout", seconds);
        login.setProperty("socketTimeout", seconds);
        try (var connection =
                DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/" + database, login)) {
            for (var schema : schemas) {
                var found = firstProblem(connection, schema);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(explain(e));
        }
    }

    private Optional<SourceProblem> firstProblem(Connection connection, String schema) throws SQLException {
        try (var checks = connection.prepareStatement(CHECKS)) {
            var parameters = List.of(schema, schema, publication, schema, schema, slot, slot);
            for (var at = 0; at < parameters.size(); at++) {
                checks.setString(at + 1, parameters.get(at));
            }
            try (var row = checks.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getString(1)).map(SourceProblem::misconfigured);
            }
        }
    }

    private SourceProblem explain(SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "28P01", "28000" ->
                SourceProblem.misconfigured("PostgreSQL refuses user '" + user + "': wrong user or password");
            case "3D000" -> SourceProblem.misconfigured("PostgreSQL has no database '" + database + "'");
            case "57P03" -> SourceProblem.noAnswer("PostgreSQL at " + host + ":" + port + " is still starting");
            default ->
                SourceProblem.noAnswer(
                        "PostgreSQL at " + host + ":" + port + " says: " + SourceProbe.oneLine(e.getMessage()));
        };
    }
}

package maf.inspect.check.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;
import maf.inspect.finding.Answer;
import maf.inspect.finding.Host;
import maf.inspect.table.PostgresTables;
import maf.source.Source;

/** Asks a PostgreSQL server for what the checks judge. No question needs more rights than a role that captures has. */
record PostgresReader(Connection connection, Source source) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> OPERATIONS = List.of("insert", "update", "delete", "truncate");
    private static final String ROLE = """
            SELECT rolsuper, rolreplication OR EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'rds_replication'
              AND pg_has_role(current_user, r.oid, 'MEMBER')), rolbypassrls FROM pg_roles WHERE rolname = current_user""";
    private static final String SLOTS = """
            SELECT s.slot_name, coalesce(s.plugin, ''), s.slot_type, coalesce(s.database, ''),
              CASE WHEN s.active THEN coalesce(a.usename, 'unknown') ELSE '' END, coalesce(to_jsonb(s) ->> 'wal_status', '')
            FROM pg_replication_slots s LEFT JOIN pg_stat_activity a ON a.pid = s.active_pid""";
    private static final String NARROWED = """
            SELECT n.nspname || '.' || c.relname FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid
            JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE p.pubname = ? AND (to_jsonb(r) ->> 'prqual' IS NOT NULL OR to_jsonb(r) ->> 'prattrs' IS NOT NULL)""";
    private static final String TABLES = """
            SELECT n.nspname || '.' || c.relname, c.relreplident, coalesce(k.indisprimary, false), NOT coalesce(k.indimmediate, true),
              has_table_privilege(c.oid, 'SELECT'),
              c.relrowsecurity AND NOT u.rolsuper AND NOT u.rolbypassrls
                AND (c.relforcerowsecurity OR NOT pg_has_role(current_user, c.relowner, 'MEMBER')),
              c.relkind = 'r' AND EXISTS (SELECT FROM pg_inherits i WHERE i.inhparent = c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles u ON u.rolname = current_user
            LEFT JOIN pg_index k ON k.indrelid = c.oid AND k.indisprimary
            WHERE n.nspname = ANY (?) AND c.relkind IN ('r', 'p')""";

    PostgresFacts facts(SourceConnections connections, Login login) throws SQLException {
        var settings = settings();
        var publication = Answer.of(this::publication);
        return new PostgresFacts(
                login.name(),
                host(connections.host(), settings),
                settings,
                Answer.of(() -> one(
                        ROLE, row -> new PostgresFacts.Role(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)))),
                Answer.of(() -> one("SELECT pg_is_in_recovery()", row -> row.getBoolean(1))),
                Answer.of(() -> one("SELECT count(*) FROM pg_stat_replication", row -> row.getLong(1))),
                Answer.of(() -> all(
                        SLOTS,
                        row -> new PostgresFacts.Slot(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)))),
                publication,
                Answer.of(() -> new DecodingTrial(connections, login, publication).run()),
                Answer.of(this::clockAhead),
                Answer.of(this::unusableSchemas),
                Answer.of(() -> PostgresTables.read(connection, source.scope().schemas())),
                Answer.of(this::tables));
    }

    /** What the server tells about who runs it, beyond its name. */
    static Host host(String name, Map<String, String> settings) {
        if (settings.keySet().stream().anyMatch(setting -> setting.startsWith("cloudsql."))) {
            return Host.CLOUD_SQL;
        }
        if (settings.keySet().stream().anyMatch(setting -> setting.startsWith("azure."))) {
            return Host.AZURE;
        }
        if (settings.keySet().stream().anyMatch(setting -> setting.startsWith("aurora"))) {
            return Host.AURORA;
        }
        return settings.containsKey("rds.logical_replication") ? Host.RDS : Host.of(name);
    }

    private Map<String, String> settings() throws SQLException {
        var settings = new HashMap<String, String>();
        all("SELECT name, setting FROM pg_settings", row -> settings.put(row.getString(1), row.getString(2)));
        return settings;
    }

    private Optional<PostgresFacts.Publication> publication() throws SQLException {
        var name = source.capture().publication();
        var rows =
                all("SELECT to_jsonb(p)::text FROM pg_publication p WHERE pubname = ?", row -> row.getString(1), name);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var row = json(rows.get(0));
        return Optional.of(new PostgresFacts.Publication(
                OPERATIONS.stream()
                        .filter(operation -> !row.path("pub" + operation).asBoolean(operation.equals("truncate")))
                        .toList(),
                row.path("pubviaroot").asBoolean(),
                row.path("pubgencols").asText().equals("s"),
                all(
                        "SELECT schemaname || '.' || tablename FROM pg_publication_tables WHERE pubname = ?",
                        found -> found.getString(1),
                        name),
                all(NARROWED, found -> found.getString(1), name)));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL wrote no JSON", e);
        }
    }

    private Duration clockAhead() throws SQLException {
        var before = Instant.now();
        return one(
                "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint",
                row -> Duration.between(before, Instant.ofEpochMilli(row.getLong(1))));
    }

    private List<String> unusableSchemas() throws SQLException {
        var usable = all(
                "SELECT nspname FROM pg_namespace WHERE has_schema_privilege(oid, 'USAGE')", row -> row.getString(1));
        return source.scope().schemas().stream()
                .filter(schema -> !usable.contains(schema))
                .toList();
    }

    List<PostgresTable> tables() throws SQLException {
        var schemas = connection.createArrayOf("text", source.scope().schemas().toArray(String[]::new));
        return all(
                TABLES,
                row -> new PostgresTable(
                        row.getString(1),
                        row.getString(2).charAt(0),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getBoolean(7)),
                schemas);
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T one(String sql, RowReader<T> reader) throws SQLException {
        return all(sql, reader).get(0);
    }

    private <T> List<T> all(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            var all = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
            return all;
        }
    }
}

package maf.inspect.check.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;
import maf.inspect.finding.Answer;

/**
 * Decodes for a moment: makes a slot, reads from it what the publication tells, and removes it. The slot is a temporary
 * one, so that the server removes it by itself if this process dies.
 */
record DecodingTrial(
        SourceConnections connections, Login login, Answer<Optional<PostgresFacts.Publication>> publication) {
    private static final String SLOT = "maf_source_check_";

    PostgresFacts.Decoding run() throws SQLException {
        try (var connection = connections.jdbc(login, Map.of())) {
            return decode(connection);
        } catch (SQLException e) {
            return new PostgresFacts.Decoding(
                    String.valueOf(e.getSQLState()),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private PostgresFacts.Decoding decode(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = '4s'"); // the server waits for transactions that run
            statement.execute(
                    "SELECT pg_create_logical_replication_slot('" + SLOT + "' || pg_backend_pid(), 'pgoutput', true)");
            if (publication.isKnown() && publication.value().isPresent()) {
                statement.execute("SELECT count(*) FROM pg_logical_slot_peek_binary_changes('" + SLOT
                        + "' || pg_backend_pid(), NULL, 1, 'proto_version', '1', 'publication_names', "
                        + PostgresNames.text(PostgresNames.quoted(
                                connections.source().capture().publication()))
                        + ")");
            }
            statement.execute("SELECT pg_drop_replication_slot('" + SLOT + "' || pg_backend_pid())");
            return PostgresFacts.Decoding.DONE;
        }
    }
}

package maf.verifier.source.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import maf.verifier.source.ConnectionUse;
import maf.verifier.source.SourceLogin;

/** A JDBC connection that is opened when it is used, and again after a failure. For one thread. */
public final class ReconnectingConnection implements AutoCloseable {
    private final SourceLogin login;
    private Connection connection;

    public ReconnectingConnection(SourceLogin login) {
        this.login = login;
    }

    /** Uses the connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    public <T> T use(Work<T> work) throws SQLException {
        try {
            if (connection == null) {
                connection = login.jdbc(ConnectionUse.PROBE, Map.of());
            }
            return work.with(connection);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // it is abandoned anyway
            } finally {
                connection = null;
            }
        }
    }
}

package maf.canary;

import java.sql.Connection;
import java.sql.SQLException;

/** One JDBC connection that is made when it is used, and anew after a failure. For one thread. */
final class KeptConnection implements AutoCloseable {
    private final SourceLogin login;
    private Connection connection;

    KeptConnection(SourceLogin login) {
        this.login = login;
    }

    /** What is done with it. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    <T> T use(Work<T> work) throws SQLException {
        try {
            if (connection == null) {
                connection = Logins.jdbc(login);
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
                // it is given up anyway
            } finally {
                connection = null;
            }
        }
    }
}

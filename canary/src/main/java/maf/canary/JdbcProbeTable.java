package maf.canary;

import java.sql.Connection;
import java.sql.SQLException;

/** In MySQL or PostgreSQL. */
final class JdbcProbeTable implements ProbeTable {
    private final SourceLogin login;
    private final String table;
    private final String upsert;
    private Connection connection;

    JdbcProbeTable(SourceLogin login, String table) {
        this.login = login;
        this.table = table;
        upsert = "INSERT INTO " + table + " (slot, probe) VALUES (?, ?) "
                + (login.url().startsWith("jdbc:mysql:")
                        ? "ON DUPLICATE KEY UPDATE"
                        : "ON CONFLICT (slot) DO UPDATE SET")
                + " probe = ?";
    }

    @Override
    public long highest() throws SQLException {
        try (var statement = connected().createStatement();
                var rows = statement.executeQuery("SELECT COALESCE(MAX(probe), 0) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    @Override
    public void write(int slot, long number) throws SQLException {
        try (var statement = connected().prepareStatement(upsert)) {
            statement.setInt(1, slot);
            statement.setLong(2, number);
            statement.setLong(3, number);
            statement.executeUpdate(); // commits by itself
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private Connection connected() throws SQLException {
        if (connection == null) {
            connection = Logins.jdbc(login);
        }
        return connection;
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

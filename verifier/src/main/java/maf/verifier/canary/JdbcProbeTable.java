package maf.verifier.canary;

import java.sql.SQLException;
import maf.verifier.source.SourceLogin;
import maf.verifier.source.sql.ReconnectingConnection;

/** Probes in MySQL or PostgreSQL. */
final class JdbcProbeTable implements ProbeTable {
    private final ReconnectingConnection kept;
    private final String table;
    private final String upsert;

    JdbcProbeTable(SourceLogin login, String table) {
        kept = new ReconnectingConnection(login);
        this.table = table;
        upsert = "INSERT INTO " + table + " (slot, probe) VALUES (?, ?) "
                + (login.isMysql() ? "ON DUPLICATE KEY UPDATE" : "ON CONFLICT (slot) DO UPDATE SET")
                + " probe = ?";
    }

    @Override
    public long highest() throws SQLException {
        return kept.use(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT COALESCE(MAX(probe), 0) FROM " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Override
    public void write(int slot, long number) throws SQLException {
        kept.use(connection -> {
            try (var statement = connection.prepareStatement(upsert)) {
                statement.setInt(1, slot);
                statement.setLong(2, number);
                statement.setLong(3, number);
                return statement.executeUpdate(); // auto-commit
            }
        });
    }

    @Override
    public void close() {
        kept.close();
    }
}

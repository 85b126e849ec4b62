package maf.verifier.changelog;

import java.sql.ResultSet;
import java.sql.SQLException;
import maf.verifier.source.SourceLogin;
import maf.verifier.source.sql.ReconnectingConnection;

/** PostgreSQL retains its log while the slot needs it, up to {@code max_slot_wal_keep_size}. */
final class PostgresSlot implements ChangeLog {
    private static final String SLOT = """
            SELECT CASE WHEN active THEN 1 ELSE 0 END,
              pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::float8,
              pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::float8,
              CASE WHEN wal_status = 'lost' THEN 0 ELSE safe_wal_size END::float8
            FROM pg_replication_slots WHERE slot_name = ?""";

    private final ReconnectingConnection kept;
    private final String slot;

    PostgresSlot(SourceLogin login) {
        kept = new ReconnectingConnection(login);
        slot = login.source().capture().slot();
    }

    @Override
    public ChangeLogState read() throws SQLException {
        return kept.use(connection -> {
            try (var statement = connection.prepareStatement(SLOT)) {
                statement.setString(1, slot);
                try (var rows = statement.executeQuery()) {
                    return rows.next()
                            ? ChangeLogState.slot(number(rows, 1), number(rows, 2), number(rows, 3), number(rows, 4))
                            : ChangeLogState.UNKNOWN;
                }
            }
        });
    }

    private static double number(ResultSet row, int column) throws SQLException {
        var number = row.getDouble(column);
        return row.wasNull() ? Double.NaN : number;
    }

    @Override
    public void close() {
        kept.close();
    }
}

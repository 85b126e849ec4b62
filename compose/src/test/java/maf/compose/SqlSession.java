package maf.compose;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A user of MySQL or PostgreSQL. */
record SqlSession(Connection connection) implements SourceSession {
    /** MySQL's codes for a command or a column that is denied. */
    private static final Set<Integer> MYSQL_DENIED = Set.of(1142, 1143);

    private static final String POSTGRES_INSUFFICIENT_PRIVILEGE = "42501";

    private static final Map<String, String> KEYS =
            Map.of("movie_ids", "id", "tv_series_ids", "id", "canary", "slot", "signals", "id");

    @Override
    public List<String> tables() {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'maf' ORDER BY 1")) {
            var tables = new ArrayList<String>();
            while (found.next()) {
                tables.add(found.getString(1));
            }
            return tables;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean mayRead(String table) {
        return may("SELECT * FROM maf." + table + " WHERE 1 = 0");
    }

    @Override
    public boolean mayUpdate(String table) {
        var key = KEYS.get(table);
        return may("UPDATE maf." + table + " SET " + key + " = " + key + " WHERE 1 = 0");
    }

    private boolean may(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (MYSQL_DENIED.contains(e.getErrorCode()) || POSTGRES_INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                return false;
            }
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

package maf.local;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * MySQL's movies or PostgreSQL's series.
 *
 * @param upsert takes id, title, popularity and, where the table has it, adult
 * @param select gives id, title, popularity, adult, video
 */
record SqlSource(Connection connection, String upsert, String delete, String select) implements Source {
    static SqlSource movies(Connection mysql) {
        return new SqlSource(
                mysql,
                """
                INSERT INTO maf.movie_ids (id, original_title, popularity, adult) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE
                original_title = VALUES(original_title), popularity = VALUES(popularity), adult = VALUES(adult)""",
                "DELETE FROM maf.movie_ids WHERE id = ?",
                "SELECT id, original_title, popularity, adult, video FROM maf.movie_ids");
    }

    static SqlSource series(Connection postgres) {
        return new SqlSource(
                postgres,
                """
                INSERT INTO maf.tv_series_ids (id, original_name, popularity) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET original_name = EXCLUDED.original_name, popularity = EXCLUDED.popularity""",
                "DELETE FROM maf.tv_series_ids WHERE id = ?",
                "SELECT id, original_name, popularity, false, false FROM maf.tv_series_ids");
    }

    @Override
    public void put(long id, String title, BigDecimal popularity, Boolean adult) throws SQLException {
        Object[] values = {id, title, popularity, adult};
        var parameters = (int) upsert.chars().filter(c -> c == '?').count();
        run(upsert, Arrays.copyOf(values, parameters));
    }

    @Override
    public void delete(long id) throws SQLException {
        run(delete, id);
    }

    private void run(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public Map<Long, Row> rows() throws SQLException {
        return select(connection, select);
    }

    /** Rows by id, from a query that gives id, title, popularity, adult, video; a NULL flag reads as false. */
    static Map<Long, Row> select(Connection connection, String sql) throws SQLException {
        var rows = new HashMap<Long, Row>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                var popularity = result.getObject(3) == null ? null : result.getDouble(3);
                rows.put(
                        result.getLong(1),
                        new Row(result.getString(2), popularity, result.getBoolean(4), result.getBoolean(5)));
            }
        }
        return rows;
    }
}

package maf.producers.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import maf.producers.config.ProducerConfig;
import maf.producers.row.ExportRow;
import maf.producers.row.Source;
import org.jspecify.annotations.Nullable;

/** The table of movies in MySQL. */
public final class MysqlTarget extends JdbcTarget {
    // https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html
    private static final Set<Integer> NO_SUCH_DATABASE_OR_TABLE = Set.of(1049, 1146);
    private static final Set<Integer> ACCESS_DENIED = Set.of(1044, 1142, 1143);
    // 1,000 of the longest titles (2,000 characters of 4 bytes) stay below the server's packet of 64 MiB.
    private static final int MOST_ROWS_A_STATEMENT = 1_000;

    public MysqlTarget(ProducerConfig config) {
        super(Source.MYSQL, config, properties());
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("characterEncoding", "UTF-8"); // the driver requests utf8mb4
        properties.setProperty("connectTimeout", "5000");
        properties.setProperty("socketTimeout", "60000");
        // Most transactions have the same few sizes, and parsing a statement of 1,000 rows takes a millisecond.
        properties.setProperty("cachePrepStmts", "true");
        properties.setProperty("prepStmtCacheSize", "8");
        properties.setProperty("prepStmtCacheSqlLimit", "100000");
        return properties;
    }

    @Override
    String columns() {
        return "id, original_title, popularity, adult, video";
    }

    @Override
    ExportRow row(ResultSet found) throws SQLException {
        return new ExportRow(
                found.getLong(1), found.getString(2), found.getBigDecimal(3), flag(found, 4), flag(found, 5));
    }

    private static @Nullable Boolean flag(ResultSet found, int column) throws SQLException {
        var flag = found.getBoolean(column);
        return found.wasNull() ? null : flag;
    }

    /** Writing an unchanged row adds nothing to the binlog, so it has no effect downstream. */
    @Override
    void upsert(Connection connection, List<ExportRow> rows) throws SQLException {
        for (var from = 0; from < rows.size(); from += MOST_ROWS_A_STATEMENT) {
            var part = rows.subList(from, Math.min(rows.size(), from + MOST_ROWS_A_STATEMENT));
            var values = new ArrayList<@Nullable Object>(part.size() * 5);
            part.forEach(row -> values.addAll(values(row)));
            execute(connection, upsertSql(part.size()), values);
        }
    }

    @Override
    void delete(Connection connection, List<Long> ids) throws SQLException {
        var marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        execute(connection, "DELETE FROM maf.movie_ids WHERE id IN (" + marks + ")", ids);
    }

    /** Uses the deprecated VALUES(), because its replacement, an alias, needs MySQL 8.0.19. */
    static String upsertSql(int rows) {
        return "INSERT INTO maf.movie_ids (id, original_title, popularity, adult, video) VALUES "
                + String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?, ?)"))
                + " ON DUPLICATE KEY UPDATE original_title = VALUES(original_title), popularity = VALUES(popularity),"
                + " adult = VALUES(adult), video = VALUES(video)";
    }

    static List<@Nullable Object> values(ExportRow row) {
        return Arrays.asList(row.id(), row.title(), row.popularity(), row.adult(), row.video());
    }

    private static void execute(Connection connection, String sql, List<? extends @Nullable Object> values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            var index = 0;
            for (var value : values) {
                index++;
                if (value == null) {
                    statement.setNull(index, Types.NULL);
                } else {
                    statement.setObject(index, value);
                }
            }
            statement.executeUpdate();
        }
    }

    @Override
    boolean isMissingTable(SQLException failure) {
        return NO_SUCH_DATABASE_OR_TABLE.contains(failure.getErrorCode());
    }

    @Override
    boolean isMissingPrivilege(SQLException failure) {
        return ACCESS_DENIED.contains(failure.getErrorCode());
    }
}

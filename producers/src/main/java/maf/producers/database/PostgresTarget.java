package maf.producers.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import maf.producers.config.ProducerConfig;
import maf.producers.row.ExportRow;
import maf.producers.row.Source;

/** The table of TV series in PostgreSQL. */
public final class PostgresTarget extends JdbcTarget {
    // https://www.postgresql.org/docs/18/errcodes-appendix.html
    private static final Set<String> NO_SUCH_DATABASE_SCHEMA_OR_TABLE = Set.of("3D000", "3F000", "42P01");
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String UPSERT = "INSERT INTO maf.tv_series_ids (id, original_name, popularity)"
            + " SELECT * FROM unnest(?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET original_name = excluded.original_name, popularity = excluded.popularity";

    public PostgresTarget(ProducerConfig config) {
        super(Source.POSTGRES, config, properties());
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "postgres-producer");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        // The detail of an error can contain the row.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    @Override
    String columns() {
        return "id, original_name, popularity";
    }

    @Override
    ExportRow row(ResultSet found) throws SQLException {
        return new ExportRow(found.getLong(1), found.getString(2), found.getBigDecimal(3), null, null);
    }

    /** One statement for any number of rows: it is prepared once and takes the values as three arrays. */
    @Override
    void upsert(Connection connection, List<ExportRow> rows) throws SQLException {
        try (var statement = connection.prepareStatement(UPSERT)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "int8", rows.stream().map(ExportRow::id).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", rows.stream().map(ExportRow::title).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "numeric", rows.stream().map(ExportRow::popularity).toArray()));
            statement.executeUpdate();
        }
    }

    @Override
    void delete(Connection connection, List<Long> ids) throws SQLException {
        try (var statement = connection.prepareStatement("DELETE FROM maf.tv_series_ids WHERE id = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("int8", ids.toArray()));
            statement.executeUpdate();
        }
    }

    @Override
    boolean isMissingTable(SQLException failure) {
        return NO_SUCH_DATABASE_SCHEMA_OR_TABLE.contains(failure.getSQLState());
    }

    @Override
    boolean isMissingPrivilege(SQLException failure) {
        return INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState());
    }
}

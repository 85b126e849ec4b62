package maf.producers;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TV series. */
final class PostgresTarget extends JdbcTarget {
    // https://www.postgresql.org/docs/18/errcodes-appendix.html
    private static final Set<String> NO_SUCH_DATABASE_SCHEMA_OR_TABLE = Set.of("3D000", "3F000", "42P01");
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    PostgresTarget(ProducerConfig config) {
        super(Source.POSTGRES, config, properties());
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "postgres-producer");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        // The detail of an error can hold the row.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    @Override
    String insertInto() {
        return "INSERT INTO maf.tv_series_ids (id, original_name, popularity)";
    }

    @Override
    String orLeave() {
        return "ON CONFLICT (id) DO NOTHING";
    }

    @Override
    List<@Nullable Object> values(ExportRow row) {
        return Arrays.asList(row.id(), row.title(), row.popularity());
    }

    @Override
    boolean tableIsMissing(SQLException failure) {
        return NO_SUCH_DATABASE_SCHEMA_OR_TABLE.contains(failure.getSQLState());
    }

    @Override
    boolean rightIsMissing(SQLException failure) {
        return INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState());
    }
}

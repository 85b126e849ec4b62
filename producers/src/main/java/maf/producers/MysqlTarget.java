package maf.producers;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Movies. */
final class MysqlTarget extends JdbcTarget {
    // https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html
    private static final Set<Integer> NO_SUCH_DATABASE_OR_TABLE = Set.of(1049, 1146);
    private static final Set<Integer> ACCESS_DENIED = Set.of(1044, 1142, 1143);

    MysqlTarget(ProducerConfig config) {
        super(Source.MYSQL, config, properties());
    }

    private static Properties properties() {
        var properties = new Properties();
        // Without it a row that was there counts as inserted.
        properties.setProperty("useAffectedRows", "true");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("connectTimeout", "5000");
        properties.setProperty("socketTimeout", "60000");
        return properties;
    }

    @Override
    String insertInto() {
        return "INSERT INTO maf.movie_ids (id, original_title, popularity, adult, video)";
    }

    /** Not INSERT IGNORE, which would also cut long titles. An update that changes nothing is not in the binlog. */
    @Override
    String orLeave() {
        return "ON DUPLICATE KEY UPDATE id = movie_ids.id";
    }

    @Override
    List<@Nullable Object> values(ExportRow row) {
        return Arrays.asList(row.id(), row.title(), row.popularity(), row.adult(), row.video());
    }

    @Override
    boolean tableIsMissing(SQLException failure) {
        return NO_SUCH_DATABASE_OR_TABLE.contains(failure.getErrorCode());
    }

    @Override
    boolean rightIsMissing(SQLException failure) {
        return ACCESS_DENIED.contains(failure.getErrorCode());
    }
}

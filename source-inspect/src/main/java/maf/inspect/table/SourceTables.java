package maf.inspect.table;

import com.mongodb.MongoException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;

/** The tables of a source, of whatever kind it is. */
public final class SourceTables {
    private SourceTables() {}

    /**
     * Those in its schemas or databases, also what its file does not capture.
     *
     * @throws SQLException if MySQL or PostgreSQL does not answer
     * @throws MongoException if MongoDB does not answer
     */
    public static List<TableDescription> read(SourceConnections connections, Login login) throws SQLException {
        var source = connections.source();
        var schemas = source.scope().schemas();
        switch (source.kind()) {
            case MYSQL -> {
                try (var connection = connections.jdbc(login, Map.of())) {
                    return MysqlTables.read(connection, schemas);
                }
            }
            case POSTGRES -> {
                try (var connection = connections.jdbc(login, Map.of())) {
                    return PostgresTables.read(connection, schemas);
                }
            }
            default -> {
                try (var client = connections.mongo(login)) {
                    return MongoCollections.read(client, schemas);
                }
            }
        }
    }
}

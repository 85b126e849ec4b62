package maf.local.status;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import maf.contract.wire.CapturedTable;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;
import maf.inspect.table.TableNames;
import maf.local.servers.Pipeline;
import maf.source.UnresolvedReferenceException;
import org.bson.BsonDocument;

/** Counts the rows of the tables or collections that a raw topic is named after. */
record SourceRowCount(Pipeline pipeline) {
    /** Their number now; null if the database does not answer or has no such table. */
    Long of(String topic) {
        var source = pipeline.sources().named(topic.split("\\.", 2)[0]);
        if (source.isEmpty()) {
            return null;
        }
        var environment = pipeline.sources().environment().get();
        var connections = new SourceConnections(source.get(), environment);
        try {
            var reader = Login.of(source.get().users().reader(), environment);
            return switch (source.get().kind()) {
                case MYSQL -> rows(connections.jdbc(reader, Map.of()), topic, '`');
                case POSTGRES -> rows(connections.jdbc(reader, Map.of()), topic, '"');
                case MONGODB -> documents(connections.mongo(reader), topic);
            };
        } catch (SQLException | MongoException | IllegalArgumentException | UnresolvedReferenceException e) {
            return null;
        }
    }

    private static Long rows(Connection opened, String topic, char quote) throws SQLException {
        try (var connection = opened) {
            Long rows = null;
            for (var table : CapturedTable.of(topic, TableNames.of(connection))) {
                rows = (rows == null ? 0 : rows)
                        + count(connection, quoted(table.schema(), quote) + "." + quoted(table.name(), quote));
            }
            return rows;
        }
    }

    private static String quoted(String name, char quote) {
        var text = String.valueOf(quote);
        return text + name.replace(text, text + text) + text;
    }

    /** @param table quoted */
    static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Long documents(MongoClient opened, String topic) {
        try (var client = opened) {
            var parts = topic.split("\\.", 3);
            if (parts.length < 3) {
                return null;
            }
            var database = client.getDatabase(parts[1]);
            var collections = database.listCollectionNames()
                    .map(name -> new CapturedTable(parts[1], name))
                    .into(new ArrayList<>());
            var named = CapturedTable.of(topic, collections);
            return named.isEmpty()
                    ? null
                    : (Long) named.stream()
                            .mapToLong(
                                    each -> database.getCollection(each.name()).countDocuments(new BsonDocument()))
                            .sum();
        }
    }
}

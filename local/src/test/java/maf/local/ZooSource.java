package maf.local;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ChangeStreamPreAndPostImagesOptions;
import com.mongodb.client.model.CreateCollectionOptions;
import java.sql.SQLException;
import java.sql.Statement;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** Makes zoos in the real databases. */
final class ZooSource {
    private final Pipeline pipeline;

    ZooSource(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Makes the table or collection. */
    void create(Zoo zoo) throws SQLException {
        if (zoo.topicPrefix().equals("mongodb")) {
            try (var client = pipeline.mongodb()) {
                var images = new CreateCollectionOptions()
                        .changeStreamPreAndPostImagesOptions(new ChangeStreamPreAndPostImagesOptions(true));
                client.getDatabase("maf").createCollection(zoo.source(), images);
            }
        } else {
            sql(zoo, statement -> {
                for (var setup : zoo.setup()) {
                    statement.execute(setup);
                }
                var columns = new StringBuilder("id BIGINT PRIMARY KEY");
                zoo.fields().forEach((field, one) -> columns.append(", " + field + " " + one.sourceType()));
                statement.execute("CREATE TABLE maf." + zoo.source() + " (" + columns + ")");
            });
        }
    }

    /** Writes one row per case, with ids that begin after {@code firstId}. */
    void write(Zoo zoo, int firstId) throws SQLException {
        if (zoo.topicPrefix().equals("mongodb")) {
            try (var client = pipeline.mongodb()) {
                for (var one : zoo.cases()) {
                    insert(client.getDatabase("maf"), zoo, one, firstId);
                }
            }
        } else {
            sql(zoo, statement -> {
                for (var one : zoo.cases()) {
                    statement.execute("INSERT INTO maf." + zoo.source() + " (id, " + one.field() + ") VALUES ("
                            + (firstId + one.number()) + ", " + one.literal() + ")");
                }
            });
        }
    }

    private static void insert(MongoDatabase maf, Zoo zoo, ZooCase one, int firstId) {
        var document = new BsonDocument("_id", new BsonInt32(firstId + one.number()));
        if (!one.literal().equals("(missing)")) {
            var value = BsonDocument.parse("{\"v\": " + one.literal() + "}");
            document.put(one.field(), value.get("v"));
        }
        maf.getCollection(zoo.source(), BsonDocument.class).insertOne(document);
    }

    private interface Work {
        void with(Statement statement) throws SQLException;
    }

    private void sql(Zoo zoo, Work work) throws SQLException {
        var isMysql = zoo.topicPrefix().equals("mysql");
        try (var connection = isMysql ? pipeline.mysql() : pipeline.postgres();
                var statement = connection.createStatement()) {
            if (isMysql) {
                statement.execute("SET SESSION sql_mode = ''"); // zero dates, as old applications write them
            }
            connection.setAutoCommit(false);
            work.with(statement);
            connection.commit();
        }
    }
}

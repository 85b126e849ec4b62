package maf.local.propose;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import maf.local.servers.Pipeline;
import org.bson.BsonDocument;
import org.bson.Document;

/** Databases as other people have them, with a user of the least rights, and a folder of files that describe them as sources. */
final class SampleSchemas {
    private static final String USER = "looker";
    private static final String PASSWORD = "looks";

    private SampleSchemas() {}

    static void create(Pipeline pipeline, Path sources, Path secrets) throws IOException, SQLException {
        try (var connection = pipeline.mysql()) {
            run(connection, resource("mysql.sql"));
        }
        try (var connection = pipeline.postgres()) {
            run(connection, resource("postgres.sql"));
        }
        try (var client = pipeline.mongodb()) {
            createCollections(client);
        }
        Files.writeString(secrets.resolve(USER), PASSWORD);
        var ports = pipeline.home().state().resolve("ports.properties");
        var port = new Properties();
        try (var file = Files.newInputStream(ports)) {
            port.load(file);
        }
        write(
                sources,
                "lender",
                "kind: mysql\nhost: 127.0.0.1\nport: " + port.get("mysql") + "\ndatabases: [rental, staff, odd]\n");
        write(
                sources,
                "trader",
                "kind: postgres\nhost: 127.0.0.1\nport: " + port.get("postgres")
                        + "\ndatabase: maf\nschemas: [sales, music, odd]\n");
        write(
                sources,
                "archive",
                "kind: mongodb\nuri: mongodb://127.0.0.1:" + port.get("mongodb")
                        + "/?replicaSet=rs0\ndatabases: [archive]\n");
    }

    /** Adds a source of many tables, which the same user may read. */
    static void createMany(Pipeline pipeline, Path sources, int tables) throws IOException, SQLException {
        var sql = new StringBuilder("BEGIN; CREATE SCHEMA many; GRANT USAGE ON SCHEMA many TO looker;");
        for (var number = 0; number < tables; number++) {
            sql.append("CREATE TABLE many.table_of_").append(number);
            sql.append("_rows (id BIGINT PRIMARY KEY, a TEXT NOT NULL, b NUMERIC(10,2), c TIMESTAMPTZ, d JSONB, e"
                    + " INT[]);");
        }
        sql.append("GRANT SELECT ON ALL TABLES IN SCHEMA many TO looker; COMMIT");
        try (var connection = pipeline.postgres()) {
            run(connection, sql.toString());
        }
        var trader = Files.readString(sources.resolve("trader.yaml"));
        Files.writeString(
                sources.resolve("many.yaml"),
                trader.replaceAll("schemas: .*", "schemas: [many]\nslot: many\npublication: many"));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
                // the driver reports the error of a later statement only when its result is fetched
            }
        }
    }

    private static void createCollections(MongoClient client) {
        var database = client.getDatabase("archive");
        var samples = BsonDocument.parse(resource("mongodb.json"));
        samples.forEach((name, documents) -> {
            database.createCollection(name);
            documents
                    .asArray()
                    .forEach(document ->
                            database.getCollection(name, BsonDocument.class).insertOne(document.asDocument()));
        });
        database.createView("recent", "films", List.of());
        database.runCommand(new Document("create", "weather").append("timeseries", new Document("timeField", "at")));
        client.getDatabase("admin")
                .runCommand(new Document("createUser", USER)
                        .append("pwd", PASSWORD)
                        .append("roles", List.of(Map.of("role", "read", "db", "archive"))));
    }

    private static void write(Path folder, String name, String where) throws IOException {
        Files.writeString(
                folder.resolve(name + ".yaml"),
                where + "users:\n  capture: {name: " + USER + ", password-file: " + USER + "}\n");
    }

    private static String resource(String name) {
        try (var stream = SampleSchemas.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package maf.inspect.check.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.changestream.FullDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import maf.inspect.finding.Answer;
import maf.inspect.finding.Host;
import maf.source.Source;
import org.bson.BsonTimestamp;
import org.bson.Document;

/** Asks a MongoDB deployment for what the checks judge. Nothing here changes anything. */
record MongoReader(MongoClient client, Source source) {
    private static final int SAMPLE = 200;
    private static final int SAMPLE_MS = 2_000;
    private static final double FULL = 0.9;

    MongoFacts facts(String user, String host) {
        var hello = admin(new Document("hello", 1));
        return new MongoFacts(
                user,
                Host.of(host),
                topology(hello),
                Answer.of(() -> admin(new Document("buildInfo", 1)).getString("version")),
                Answer.of(() -> Duration.between(
                        Instant.now(), hello.getDate("localTime").toInstant())),
                Answer.of(this::privileges),
                Answer.of(this::tryChangeStream),
                Answer.of(this::collections));
    }

    static MongoFacts.Topology topology(Document hello) {
        var arbiters = hello.getList("arbiters", String.class);
        return new MongoFacts.Topology(
                "isdbgrid".equals(hello.getString("msg")),
                Optional.ofNullable(hello.getString("setName")).orElse(""),
                Optional.ofNullable(hello.getString("primary")).orElse(""),
                arbiters == null ? 0 : arbiters.size());
    }

    MongoFacts.State state() {
        admin(new Document("ping", 1)); // fails if the user is not let in, which is no question's answer
        return new MongoFacts.State(
                Answer.of(this::privileges),
                Answer.of(() -> admin(new Document("serverStatus", 1))
                        .get("storageEngine", Document.class)
                        .getString("name")),
                Answer.of(this::oplog),
                Answer.of(this::imagesKept));
    }

    private Document admin(Document command) {
        return client.getDatabase("admin").runCommand(command);
    }

    MongoPrivileges privileges() {
        return MongoPrivileges.of(admin(new Document("connectionStatus", 1).append("showPrivileges", true))
                .get("authInfo", Document.class)
                .getList("authenticatedUserPrivileges", Document.class));
    }

    /** Opens one as the connector does, and closes it. */
    private boolean tryChangeStream() {
        var databases = source.scope().schemas();
        var stream =
                databases.size() == 1 ? client.getDatabase(databases.get(0)).watch(List.of()) : client.watch(List.of());
        stream.fullDocument(FullDocument.WHEN_AVAILABLE)
                .maxAwaitTime(1, TimeUnit.MILLISECONDS)
                .cursor()
                .close();
        return true;
    }

    private MongoFacts.Oplog oplog() {
        var oplog = admin(new Document("serverStatus", 1).append("oplog", 1)).get("oplog", Document.class);
        var reach = (long) seconds(oplog.get("latestOptime")) - seconds(oplog.get("earliestOptime"));
        var size = client.getDatabase("local").runCommand(new Document("collStats", "oplog.rs"));
        return new MongoFacts.Oplog(Duration.ofSeconds(reach), number(size, "size") >= FULL * number(size, "maxSize"));
    }

    /** Either a timestamp or {@code {ts, t}}. */
    private static int seconds(Object optime) {
        var timestamp = optime instanceof Document document ? document.get("ts") : optime;
        return ((BsonTimestamp) timestamp).getTime();
    }

    private static double number(Document document, String name) {
        return ((Number) document.get(name)).doubleValue();
    }

    private Optional<Duration> imagesKept() {
        var parameter = admin(new Document("getClusterParameter", "changeStreamOptions"))
                .getList("clusterParameters", Document.class)
                .get(0)
                .get("preAndPostImages", Document.class);
        return parameter.get("expireAfterSeconds") instanceof Number seconds
                ? Optional.of(Duration.ofSeconds(seconds.longValue()))
                : Optional.empty();
    }

    private List<MongoCollection> collections() {
        var collections = new ArrayList<MongoCollection>();
        for (var database : source.scope().schemas()) {
            for (var found : client.getDatabase(database).listCollections()) {
                if (!found.getString("name").startsWith("system.")) {
                    collections.add(collection(database, found));
                }
            }
        }
        return collections;
    }

    private MongoCollection collection(String database, Document found) {
        var name = found.getString("name");
        var type = found.getString("type");
        var options = found.get("options", new Document());
        var sizes = type.equals("collection") && source.scope().captures(database, name)
                ? Answer.of(() -> sizes(database, name)).orElse(new Sizes(0, 0, 0))
                : new Sizes(0, 0, 0);
        return new MongoCollection(
                database,
                name,
                type,
                options.get("changeStreamPreAndPostImages", new Document()).getBoolean("enabled", false),
                options.getBoolean("capped", false),
                sizes.count(),
                sizes.average(),
                sizes.largest());
    }

    private record Sizes(long count, long average, long largest) {}

    private Sizes sizes(String database, String name) {
        var documents = client.getDatabase(database).getCollection(name);
        var size = new Document("$bsonSize", "$$ROOT");
        var sample = documents
                .aggregate(List.of(
                        new Document("$sample", new Document("size", SAMPLE)),
                        new Document(
                                "$group",
                                new Document("_id", null)
                                        .append("average", new Document("$avg", size))
                                        .append("largest", new Document("$max", size)))))
                .maxTime(SAMPLE_MS, TimeUnit.MILLISECONDS)
                .first();
        return sample == null
                ? new Sizes(0, 0, 0)
                : new Sizes(documents.estimatedDocumentCount(), (long) number(sample, "average"), (long)
                        number(sample, "largest"));
    }
}

package maf.inspect.table;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import maf.contract.wire.CapturedTable;
import org.bson.Document;

/** Describes the collections of MongoDB: what the server knows without reading documents. */
public final class MongoCollections {
    private static final EventKey KEY = new EventKey("_id_", true, List.of("_id"));

    private MongoCollections() {}

    /** In the order of their names, views too; not the server's own. */
    public static List<TableDescription> read(MongoClient client, Collection<String> databases) {
        var collections = new ArrayList<TableDescription>();
        for (var name : databases) {
            var database = client.getDatabase(name);
            for (var entry : database.listCollections()) {
                if (!entry.getString("name").startsWith("system.")) {
                    collections.add(described(database, entry));
                }
            }
        }
        collections.sort(Comparator.comparing(
                        (TableDescription collection) -> collection.table().schema())
                .thenComparing(collection -> collection.table().name()));
        return collections;
    }

    private static TableDescription described(MongoDatabase database, Document entry) {
        var name = entry.getString("name");
        var options = entry.get("options", new Document());
        var kind =
                switch (entry.getString("type")) {
                    case "view" -> TableKind.VIEW;
                    case "timeseries" -> TableKind.TIME_SERIES;
                    default -> options.getBoolean("capped", false) ? TableKind.CAPPED : TableKind.TABLE;
                };
        var images = options.get("changeStreamPreAndPostImages", new Document());
        var isTable = kind.refusal().isEmpty();
        return new TableDescription(
                new CapturedTable(database.getName(), name),
                kind,
                Optional.empty(),
                List.of(),
                isTable ? Optional.of(KEY) : Optional.empty(),
                isTable,
                images.getBoolean("enabled", false),
                isTable ? rows(database, name) : OptionalLong.empty(),
                isTable ? bytes(database, name) : OptionalLong.empty());
    }

    private static OptionalLong rows(MongoDatabase database, String name) {
        try {
            return OptionalLong.of(database.getCollection(name).estimatedDocumentCount());
        } catch (MongoException e) { // this user may not
            return OptionalLong.empty();
        }
    }

    private static OptionalLong bytes(MongoDatabase database, String name) {
        try {
            var size = 0L;
            for (var shard : database.getCollection(name)
                    .aggregate(List.of(new Document("$collStats", new Document("storageStats", new Document()))))) {
                size += shard.get("storageStats", Document.class)
                        .get("size", Number.class)
                        .longValue();
            }
            return OptionalLong.of(size);
        } catch (MongoException e) { // this user may not
            return OptionalLong.empty();
        }
    }
}

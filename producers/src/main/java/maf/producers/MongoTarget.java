package maf.producers;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import maf.runtime.InvalidConfigurationException;
import org.bson.Document;
import org.bson.types.Decimal128;

/** People: {@code _id} is the TMDB id, and a field that the export lacks is missing in the document too. */
final class MongoTarget implements RowTarget {
    private static final String DATABASE = "maf";
    private static final String COLLECTION = "person_ids";
    // Short, because a stop waits for a call that looks for its server.
    private static final int SELECTION_MS = 2_000;
    private static final int CONNECT_MS = 5_000;
    private static final int READ_MS = 60_000;

    private final MongoFailures failures;
    private final MongoClient client;
    private boolean collectionSeen;

    MongoTarget(ProducerConfig config) {
        failures = new MongoFailures(config);
        client = MongoClients.create(settings(config));
    }

    private static MongoClientSettings settings(ProducerConfig config) {
        try {
            return MongoClientSettings.builder()
                    .applyConnectionString(new ConnectionString(config.url()))
                    .applicationName("mongodb-producer")
                    .credential(MongoCredential.createCredential(
                            config.user(), "admin", config.password().toCharArray()))
                    .writeConcern(WriteConcern.MAJORITY)
                    .applyToClusterSettings(
                            cluster -> cluster.serverSelectionTimeout(SELECTION_MS, TimeUnit.MILLISECONDS))
                    .applyToConnectionPoolSettings(pool -> pool.maxSize(1))
                    .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_MS, TimeUnit.MILLISECONDS)
                            .readTimeout(READ_MS, TimeUnit.MILLISECONDS))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationException("database.url cannot be used: " + e.getMessage());
        }
    }

    @Override
    public int write(List<ExportRow> rows) throws TargetUnavailableException {
        var upserts = new ArrayList<UpdateOneModel<Document>>(rows.size());
        for (var row : rows) {
            upserts.add(new UpdateOneModel<>(
                    Filters.eq("_id", row.id()),
                    new Document("$setOnInsert", fields(row)),
                    new UpdateOptions().upsert(true)));
        }
        try {
            var database = client.getDatabase(DATABASE);
            requireCollection(database);
            return database.getCollection(COLLECTION)
                    .bulkWrite(upserts, new BulkWriteOptions().ordered(false))
                    .getUpserts()
                    .size();
        } catch (MongoException e) {
            throw failures.explain(e, client.getClusterDescription());
        }
    }

    /** A first insert would make the collection silently, without the pre- and post-images that capture needs. */
    private void requireCollection(MongoDatabase database) throws TargetUnavailableException {
        if (!collectionSeen) {
            var found =
                    database.listCollectionNames().authorizedCollections(true).into(new ArrayList<>());
            if (!found.contains(COLLECTION)) {
                throw new TargetUnavailableException(
                        DATABASE + "." + COLLECTION + " does not exist yet: the schema in databases/ makes it", null);
            }
            collectionSeen = true;
        }
    }

    /** Everything but {@code _id}. */
    static Document fields(ExportRow row) {
        var fields = new Document();
        if (row.adult() != null) {
            fields.append("adult", row.adult());
        }
        if (row.title() != null) {
            fields.append("name", row.title());
        }
        if (row.popularity() != null) {
            fields.append("popularity", new Decimal128(row.popularity()));
        }
        return fields;
    }

    @Override
    public void close() {
        client.close();
    }
}

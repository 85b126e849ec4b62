package maf.producers.database;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import maf.producers.config.ProducerConfig;
import maf.producers.row.Change;
import maf.producers.row.ExportRow;
import maf.producers.row.IndependentChanges;
import maf.runtime.InvalidConfigurationException;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collection of people in MongoDB: {@code _id} is the TMDB id, and a field that is missing in the export is missing
 * in the document.
 */
public final class MongoTarget implements RowTarget {
    private static final String DATABASE = "maf";
    private static final String COLLECTION = "person_ids";
    private static final String ID = "_id";
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
    /** Documents of other writers may have ids of other types; they are ignored. */
    private static final Bson WHOLE_ID = new Document(ID, new Document("$type", List.of("int", "long")));
    // Short, because a stop waits for a call that is selecting a server.
    private static final int SELECTION_MS = 2_000;
    private static final int CONNECT_MS = 5_000;
    private static final int READ_MS = 60_000;

    /** The server uses one thread per connection: with two, writes are a third faster (benchmarks/producers). */
    private static final int CONNECTIONS = 2;

    private static final int LEAST_SHARED = 200;

    private final ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
    private final MongoErrors failures;
    private final MongoClient client;
    private volatile boolean collectionSeen;

    public MongoTarget(ProducerConfig config) {
        failures = new MongoErrors(config);
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
                    .applyToConnectionPoolSettings(pool -> pool.maxSize(CONNECTIONS))
                    .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_MS, TimeUnit.MILLISECONDS)
                            .readTimeout(READ_MS, TimeUnit.MILLISECONDS))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationException("database.url cannot be used: " + e.getMessage());
        }
    }

    @Override
    public List<ExportRow> rowsFrom(long first, int most) throws TargetUnavailableException {
        return ask(people -> people.find(Filters.and(WHOLE_ID, Filters.gte(ID, first)))
                .sort(Sorts.ascending(ID))
                .limit(most)
                .batchSize(most)
                .map(PersonDocument::row)
                .into(new ArrayList<>()));
    }

    @Override
    public long count() throws TargetUnavailableException {
        return ask(MongoCollection::countDocuments);
    }

    @Override
    public long highestId(long atMost, long otherwise) throws TargetUnavailableException {
        var highest = ask(people -> people.find(Filters.and(WHOLE_ID, Filters.lte(ID, atMost)))
                .sort(Sorts.descending(ID))
                .limit(1)
                .map(PersonDocument::row)
                .into(new ArrayList<>()));
        return highest.isEmpty() ? otherwise : highest.get(0).id();
    }

    /**
     * Writes group by group, each one unordered: an ordered bulk sends a command whenever the operation changes, which
     * is ten times slower.
     */
    @Override
    public void apply(List<Change> changes) throws TargetUnavailableException {
        for (var layer : IndependentChanges.of(changes)) {
            write(PersonDocument.writes(layer));
        }
    }

    /** Returns or throws only when no write is in flight any more. */
    private void write(List<WriteModel<Document>> writes) throws TargetUnavailableException {
        if (writes.size() < LEAST_SHARED) {
            bulk(writes);
            return;
        }
        var middle = writes.size() / 2;
        try {
            for (var half : connections.invokeAll(List.of(
                    () -> bulk(writes.subList(0, middle)), () -> bulk(writes.subList(middle, writes.size()))))) {
                half.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TargetUnavailableException unavailable) {
                throw unavailable;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    private int bulk(List<WriteModel<Document>> writes) throws TargetUnavailableException {
        return ask(people -> people.bulkWrite(writes, ANY_ORDER)).getModifiedCount();
    }

    private <T> T ask(Function<MongoCollection<Document>, T> question) throws TargetUnavailableException {
        try {
            var database = client.getDatabase(DATABASE);
            requireCollection(database);
            return question.apply(database.getCollection(COLLECTION));
        } catch (MongoException e) {
            throw failures.explain(e, client.getClusterDescription());
        }
    }

    /** A first insert would silently create the collection without the pre- and post-images that capture needs. */
    private void requireCollection(MongoDatabase database) throws TargetUnavailableException {
        if (!collectionSeen) {
            var found =
                    database.listCollectionNames().authorizedCollections(true).into(new ArrayList<>());
            if (!found.contains(COLLECTION)) {
                throw new TargetUnavailableException(
                        DATABASE + "." + COLLECTION + " does not exist yet: the schema in databases/ creates it", null);
            }
            collectionSeen = true;
        }
    }

    @Override
    public void close() {
        connections.shutdownNow();
        client.close();
    }
}

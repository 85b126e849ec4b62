package maf.verifier.source.mongo;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.util.Set;
import maf.verifier.table.UnavailableException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all documents of a collection ordered by id: in one snapshot while the server keeps it (five minutes by default),
 * after that in their current state. The order lets the second part continue where the first one stopped.
 */
final class MongoScan {
    private static final Logger LOG = LoggerFactory.getLogger(MongoScan.class);
    private static final BsonDocument BY_ID = new BsonDocument(MongoReadPlan.ID, new BsonInt32(1));
    /** The snapshot has expired, or the server has none: SnapshotTooOld, SnapshotUnavailable, InvalidOptions and similar. */
    private static final Set<Integer> NO_SNAPSHOT = Set.of(239, 246, 20, 72, 115, 123, 263);

    private static final int CHECKED_EVERY = 1024;

    private final MongoClient client;
    private final MongoCollection<BsonDocument> collection;
    private final Bson projection;
    private final int rowsAtOnce;
    private BsonValue last; // null before the first document
    private long count;

    MongoScan(MongoClient client, MongoCollection<BsonDocument> collection, Bson projection, int rowsAtOnce) {
        this.client = client;
        this.collection = collection;
        this.projection = projection;
        this.rowsAtOnce = rowsAtOnce;
    }

    /** Takes one document. */
    interface Documents {
        void accept(BsonDocument document) throws UnavailableException;
    }

    void run(Documents documents) throws UnavailableException, InterruptedException {
        try (ClientSession session = client.startSession(
                ClientSessionOptions.builder().snapshot(true).build())) {
            deliver(collection.find(session), documents);
            return;
        } catch (MongoException e) {
            if (!NO_SNAPSHOT.contains(e.getCode())) {
                throw e;
            }
            LOG.atWarn()
                    .addKeyValue("table", collection.getNamespace().getFullName())
                    .addKeyValue("rows", count)
                    .addKeyValue("reason", e.getCode())
                    .log("MongoDB's snapshot is not available: reading the rest in its current state. A larger"
                            + " minSnapshotHistoryWindowInSeconds keeps snapshots longer");
        }
        deliver(collection.withReadConcern(ReadConcern.MAJORITY).find(), documents);
    }

    private void deliver(FindIterable<BsonDocument> found, Documents documents)
            throws UnavailableException, InterruptedException {
        found.projection(projection).batchSize(rowsAtOnce).hint(BY_ID).sort(BY_ID);
        var after = last;
        if (after != null) {
            found.min(new BsonDocument(MongoReadPlan.ID, after));
        }
        try (var rows = found.iterator()) {
            while (rows.hasNext()) {
                var document = rows.next();
                last = document.get(MongoReadPlan.ID);
                if (!last.equals(after)) { // min() includes it
                    documents.accept(document);
                }
                if (++count % CHECKED_EVERY == 0 && Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
    }
}

package maf.verifier.canary;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.concurrent.TimeUnit;
import maf.verifier.source.ConnectionUse;
import maf.verifier.source.RawTopic;
import maf.verifier.source.SourceLogin;
import maf.verifier.source.mongo.LazyMongoClient;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/** Probes in MongoDB. The driver reconnects by itself. */
final class MongoProbeTable implements ProbeTable {
    private static final String PROBE = "probe";
    private static final int MAJORITY_SECONDS = 4;

    private final LazyMongoClient client;
    private final RawTopic topic;

    MongoProbeTable(SourceLogin login, RawTopic topic) {
        client = new LazyMongoClient(login, ConnectionUse.PROBE);
        this.topic = topic;
    }

    @Override
    public long highest() {
        var last = probes().find().sort(Sorts.descending(PROBE)).first();
        return last == null ? 0 : last.getNumber(PROBE, new BsonInt64(0)).longValue();
    }

    @Override
    public void write(int slot, long number) {
        probes().updateOne(Filters.eq(slot), Updates.set(PROBE, number), new UpdateOptions().upsert(true));
    }

    /** Waits for the majority: other writes can be rolled back, and change streams do not show them. */
    private MongoCollection<BsonDocument> probes() {
        return client.get()
                .getDatabase(topic.schema())
                .getCollection(topic.table(), BsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY.withWTimeout(MAJORITY_SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public void close() {
        client.close();
    }
}

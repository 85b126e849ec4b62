package maf.inspect.table;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoIterable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * What some documents of a collection hold. How much is read is bounded, however large collection and documents are.
 *
 * @param documents how many were read
 * @param fields in the order in which they were met; not more than a thousand
 */
public record CollectionSample(long documents, List<FieldSample> fields) {
    private static final int MOST_DOCUMENTS = 1000;
    private static final int FEWEST_DOCUMENTS = 20;
    private static final long MOST_BYTES = 64 << 20;
    private static final int MOST_FIELDS = 1000;
    private static final int BATCH = 100;
    private static final int MOST_SECONDS = 60;
    /** MongoDB takes single documents at random if no more than a twentieth is asked for; otherwise it reads the whole collection. */
    private static final int SHARE_AT_RANDOM = 20;

    /** Reads all documents of a small collection; of a larger one the newest, and others at random. */
    public static CollectionSample read(MongoClient client, TableDescription table) {
        var documents = client.getDatabase(table.table().schema())
                .getCollection(table.table().name(), RawBsonDocument.class);
        var rows = table.rows().orElse(0);
        var most = most(table);
        var sample = new Sampling();
        if (rows <= most) {
            return sample.add(documents.find().limit(most).batchSize(BATCH)).result();
        }
        var newest = most / 2;
        return sample.add(documents
                        .find()
                        .sort(new Document("_id", -1))
                        .limit(newest)
                        .batchSize(BATCH))
                .add(others(documents, rows, most - newest))
                .result();
    }

    /** All of these documents. */
    public static CollectionSample of(Iterable<? extends BsonDocument> documents) {
        return new Sampling().add(documents).result();
    }

    private static int most(TableDescription table) {
        var rows = table.rows().orElse(0);
        if (rows == 0 || table.bytes().isEmpty()) {
            return MOST_DOCUMENTS;
        }
        var average = Math.max(1, table.bytes().getAsLong() / rows);
        return (int) Math.max(FEWEST_DOCUMENTS, Math.min(MOST_DOCUMENTS, MOST_BYTES / average));
    }

    private static MongoIterable<RawBsonDocument> others(
            MongoCollection<RawBsonDocument> documents, long rows, int wanted) {
        return rows / SHARE_AT_RANDOM > wanted
                ? documents
                        .aggregate(List.of(new Document("$sample", new Document("size", wanted))))
                        .batchSize(BATCH)
                        .maxTime(MOST_SECONDS, TimeUnit.SECONDS)
                : documents
                        .find()
                        .sort(new Document("_id", 1))
                        .limit(wanted)
                        .batchSize(BATCH)
                        .maxTime(MOST_SECONDS, TimeUnit.SECONDS);
    }

    /** Counts fields, document by document. */
    private static final class Sampling {
        private final Map<String, FieldSample> fields = new LinkedHashMap<>();
        private long count;

        Sampling add(Iterable<? extends BsonDocument> documents) {
            for (var document : documents) {
                count++;
                document.forEach((name, value) -> {
                    if (fields.size() < MOST_FIELDS || fields.containsKey(name)) {
                        fields.computeIfAbsent(name, FieldSample::new).add(value);
                    }
                });
            }
            return this;
        }

        CollectionSample result() {
            return new CollectionSample(count, List.copyOf(fields.values()));
        }
    }
}

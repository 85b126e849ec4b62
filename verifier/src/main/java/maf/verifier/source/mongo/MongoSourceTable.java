package maf.verifier.source.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import maf.contract.rule.RowRules;
import maf.verifier.source.SourceAddress;
import maf.verifier.source.SourceFields;
import maf.verifier.table.RowState;
import maf.verifier.table.SourceRowConsumer;
import maf.verifier.table.SourceTable;
import maf.verifier.table.UnavailableException;
import maf.verifier.typing.Refusal;
import org.bson.BsonDocument;

/** A collection of MongoDB. */
public final class MongoSourceTable implements SourceTable {
    private static final int SELECTION_MS = 10_000;
    private static final int CONNECT_MS = 10_000;
    private static final int READ_MS = 60_000;
    private static final int KEYS_AT_ONCE = 500;
    private static final int ROWS_AT_ONCE = 4096;

    private final SourceFields fields;
    private final MongoReadPlan plan;
    private final SourceAddress address;
    private final MongoErrors failures;
    private final String database;
    private final String collection;
    private MongoClient client;

    public MongoSourceTable(SourceFields fields, RowRules rules, SourceAddress address) {
        this.fields = fields;
        this.plan = new MongoReadPlan(fields, rules);
        this.address = address;
        var words = fields.source().topic().split("\\.", 3);
        this.database = words[1];
        this.collection = words[2];
        this.failures = new MongoErrors(database + "." + collection, address);
    }

    @Override
    public String topic() {
        return fields.source().topic();
    }

    @Override
    public void scan(SourceRowConsumer rows) throws UnavailableException, InterruptedException {
        var refused = !fields.key().equals(Set.of(MongoReadPlan.ID));
        try {
            new MongoScan(client(), documents(), plan.projection(), ROWS_AT_ONCE).run(row -> {
                if (refused) {
                    rows.accept(null, RowState.Refused.of(Refusal.KEY_MISMATCH));
                } else {
                    plan.typing().accept(row, rows);
                }
            });
        } catch (MongoException e) {
            throw failures.explain(e);
        }
    }

    @Override
    public void read(List<Object[]> keys, SourceRowConsumer rows) throws UnavailableException, InterruptedException {
        try {
            var documents = documents().withReadConcern(ReadConcern.MAJORITY);
            for (var from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
                var ids = plan.ids(keys.subList(from, Math.min(from + KEYS_AT_ONCE, keys.size())));
                try (var found = documents
                        .find(Filters.in(MongoReadPlan.ID, ids))
                        .projection(plan.projection())
                        .iterator()) {
                    while (found.hasNext()) {
                        plan.typing().accept(found.next(), rows);
                    }
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } catch (MongoException e) {
            throw failures.explain(e);
        }
    }

    /** A collection that is not there would read as empty. */
    private MongoCollection<BsonDocument> documents() throws UnavailableException {
        var found = client().getDatabase(database)
                .listCollectionNames()
                .authorizedCollections(true)
                .into(new ArrayList<>());
        if (!found.contains(collection)) {
            throw failures.missing();
        }
        return client().getDatabase(database).getCollection(collection, BsonDocument.class);
    }

    private MongoClient client() throws UnavailableException {
        if (client == null) {
            try {
                client = MongoClients.create(settings());
            } catch (IllegalArgumentException e) {
                throw new UnavailableException("MongoDB's URL " + address.url() + " cannot be used: correct it", e);
            }
        }
        return client;
    }

    private MongoClientSettings settings() {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(address.url()))
                .applicationName("maf-verifier")
                .credential(MongoCredential.createCredential(
                        address.user(), "admin", address.password().toCharArray()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SELECTION_MS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_MS, TimeUnit.MILLISECONDS)
                        .readTimeout(READ_MS, TimeUnit.MILLISECONDS))
                .build();
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}

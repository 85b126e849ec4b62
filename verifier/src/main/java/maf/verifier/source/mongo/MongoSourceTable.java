package maf.verifier.source.mongo;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import maf.contract.model.SourceFields;
import maf.contract.rule.RowRules;
import maf.contract.wire.CapturedTable;
import maf.contract.wire.QuarantineReason;
import maf.verifier.source.ConnectionUse;
import maf.verifier.source.RawTopic;
import maf.verifier.source.SourceLogin;
import maf.verifier.table.RowState;
import maf.verifier.table.SourceRowConsumer;
import maf.verifier.table.SourceTable;
import maf.verifier.table.UnavailableException;
import org.bson.BsonDocument;

/** A collection of MongoDB. */
public final class MongoSourceTable implements SourceTable {
    private static final int KEYS_AT_ONCE = 500;
    private static final int ROWS_AT_ONCE = 4096;

    private final SourceFields fields;
    private final MongoReadPlan plan;
    private final SourceLogin login;
    private final MongoErrors errors;
    private final RawTopic topic;
    private final LazyMongoClient client;

    public MongoSourceTable(SourceFields fields, RowRules rules, SourceLogin login) {
        this.fields = fields;
        this.plan = new MongoReadPlan(fields, rules);
        this.login = login;
        this.client = new LazyMongoClient(login, ConnectionUse.SCAN);
        this.topic = RawTopic.of(fields.source().topic());
        this.errors = new MongoErrors(topic.qualifiedTable(), login);
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
                    rows.accept(null, RowState.Refused.of(QuarantineReason.KEY_MISMATCH));
                } else {
                    plan.typing().accept(row, rows);
                }
            });
        } catch (MongoException e) {
            throw errors.explain(e);
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
            throw errors.explain(e);
        }
    }

    /** Checks that the collection exists: a missing one would read as empty. */
    private MongoCollection<BsonDocument> documents() throws UnavailableException {
        var found = client().getDatabase(topic.schema())
                .listCollectionNames()
                .authorizedCollections(true)
                .into(new ArrayList<>());
        var named = CapturedTable.of(
                topic(),
                found.stream()
                        .map(name -> new CapturedTable(topic.schema(), name))
                        .toList());
        if (named.isEmpty()) {
            throw errors.missing();
        }
        if (named.size() > 1) {
            throw errors.ambiguous(
                    topic(), named.stream().map(CapturedTable::name).toList());
        }
        return client().getDatabase(topic.schema()).getCollection(named.get(0).name(), BsonDocument.class);
    }

    private MongoClient client() throws UnavailableException {
        try {
            return client.get();
        } catch (IllegalArgumentException e) {
            throw new UnavailableException(
                    "MongoDB cannot be asked: " + e.getMessage() + " (sources/" + login.name() + ".yaml)", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

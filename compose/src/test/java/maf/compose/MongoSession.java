package maf.compose;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A user of MongoDB. */
record MongoSession(MongoClient client) implements SourceSession {
    private static final int UNAUTHORIZED = 13;

    @Override
    public List<String> tables() {
        var collections = client.getDatabase("maf").listCollectionNames().into(new ArrayList<>());
        Collections.sort(collections);
        return collections;
    }

    @Override
    public boolean mayRead(String table) {
        return may(() -> client.getDatabase("maf").getCollection(table).find().first());
    }

    @Override
    public boolean mayUpdate(String table) {
        return may(() -> client.getDatabase("maf")
                .getCollection(table)
                .updateOne(Filters.eq("_id", "none"), Updates.set("none", 1)));
    }

    private static boolean may(Runnable action) {
        try {
            action.run();
            return true;
        } catch (MongoException e) {
            if (e.getCode() == UNAUTHORIZED) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

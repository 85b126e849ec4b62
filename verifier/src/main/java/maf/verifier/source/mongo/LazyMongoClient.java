package maf.verifier.source.mongo;

import com.mongodb.client.MongoClient;
import maf.verifier.source.ConnectionUse;
import maf.verifier.source.SourceLogin;

/** A client of MongoDB that is created when it is needed. The driver itself reconnects. For one thread at a time. */
public final class LazyMongoClient implements AutoCloseable {
    private final SourceLogin login;
    private final ConnectionUse use;
    private MongoClient client;

    public LazyMongoClient(SourceLogin login, ConnectionUse use) {
        this.login = login;
        this.use = use;
    }

    /**
     * The client.
     *
     * @throws IllegalArgumentException if what the source's file says cannot be used
     */
    public MongoClient get() {
        if (client == null) {
            client = login.mongo(use);
        }
        return client;
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}

package maf.verifier.source.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.concurrent.TimeUnit;
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
     * @throws IllegalArgumentException if the URL is not a MongoDB URL
     */
    public MongoClient get() {
        if (client == null) {
            client = MongoClients.create(settings());
        }
        return client;
    }

    private MongoClientSettings settings() {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(login.url()))
                .applicationName(use.application())
                .credential(MongoCredential.createCredential(
                        login.user(), "admin", login.password().toCharArray()))
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(use.connectSeconds(), TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(use.poolSize()))
                .applyToSocketSettings(socket -> socket.connectTimeout(use.connectSeconds(), TimeUnit.SECONDS)
                        .readTimeout(use.answerSeconds(), TimeUnit.SECONDS))
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

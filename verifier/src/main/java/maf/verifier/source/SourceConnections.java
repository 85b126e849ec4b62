package maf.verifier.source;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Connections that give up soon: whoever waits for a source that is away measures nothing. */
public final class SourceConnections {
    private static final int CONNECT_SECONDS = 3;
    private static final int ANSWER_SECONDS = 5;

    private SourceConnections() {}

    public static Connection jdbc(SourceLogin login) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        if (login.url().startsWith("jdbc:mysql:")) { // in milliseconds there, in seconds with PostgreSQL
            properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS * 1000));
            properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS * 1000));
            properties.setProperty("allowPublicKeyRetrieval", "true"); // caching_sha2_password without TLS
        } else {
            properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
            properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
            properties.setProperty("ApplicationName", "maf-canary");
        }
        return DriverManager.getConnection(login.url(), properties);
    }

    public static MongoClient mongodb(SourceLogin login) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(login.url()))
                .applicationName("maf-canary")
                .credential(MongoCredential.createCredential(
                        login.user(), "admin", login.password().toCharArray()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(1))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS))
                .build());
    }
}

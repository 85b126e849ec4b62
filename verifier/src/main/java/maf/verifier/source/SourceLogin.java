package maf.verifier.source;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import maf.inspect.connect.Login;
import maf.inspect.connect.SourceConnections;
import maf.source.Environment;
import maf.source.Source;
import maf.source.SourceKind;
import maf.source.UnresolvedReferenceException;
import maf.source.Users.User;

/** A source, and the user that logs in there. */
public record SourceLogin(Source source, User who, Environment environment) {
    /** The source's name, the first part of its raw topics. */
    public String name() {
        return source.name();
    }

    public boolean isMysql() {
        return source.kind() == SourceKind.MYSQL;
    }

    public boolean isPostgresql() {
        return source.kind() == SourceKind.POSTGRES;
    }

    public boolean isMongodb() {
        return source.kind() == SourceKind.MONGODB;
    }

    /** The user's name; as the file has it, if that cannot be resolved. */
    public String user() {
        try {
            return environment.resolve(who.name());
        } catch (UnresolvedReferenceException e) {
            return who.name();
        }
    }

    /** Where the source is, for messages: {@code host:port}, or MongoDB's connection string. */
    public String address() {
        try {
            return isMongodb()
                    ? connections().mongoUri()
                    : connections().host() + ":" + connections().port();
        } catch (UnresolvedReferenceException | NumberFormatException e) {
            return source.endpoint().toString();
        }
    }

    /**
     * A connection to MySQL or PostgreSQL.
     *
     * @param more properties of the driver, beyond login and timeouts
     */
    public Connection jdbc(ConnectionUse use, Map<String, String> more) throws SQLException {
        var properties = new HashMap<>(more);
        var timeUnit = isMysql() ? 1000 : 1; // MySQL's driver takes milliseconds, PostgreSQL's takes seconds
        properties.put("connectTimeout", Integer.toString(use.connectSeconds() * timeUnit));
        properties.put("socketTimeout", Integer.toString(use.answerSeconds() * timeUnit));
        if (isPostgresql()) {
            properties.put("ApplicationName", use.application());
        }
        try {
            return connections().jdbc(Login.of(who, environment), properties);
        } catch (UnresolvedReferenceException | NumberFormatException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    /**
     * A client of MongoDB, which connects when it is used.
     *
     * @throws IllegalArgumentException if what the source's file says cannot be used
     */
    public MongoClient mongo(ConnectionUse use) {
        try {
            var uri = new ConnectionString(connections().mongoUri());
            return MongoClients.create(connections()
                    .mongoSettings(Login.of(who, environment), uri)
                    .applicationName(use.application())
                    .applyToClusterSettings(
                            cluster -> cluster.serverSelectionTimeout(use.connectSeconds(), TimeUnit.SECONDS))
                    .applyToConnectionPoolSettings(pool -> pool.maxSize(use.poolSize()))
                    .applyToSocketSettings(socket -> socket.connectTimeout(use.connectSeconds(), TimeUnit.SECONDS)
                            .readTimeout(use.answerSeconds(), TimeUnit.SECONDS))
                    .build());
        } catch (UnresolvedReferenceException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private SourceConnections connections() {
        return new SourceConnections(source, environment);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SourceLogin[source=" + name() + ", user=" + user() + "]";
    }
}

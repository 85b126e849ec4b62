package maf.connectors;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import maf.source.Endpoint;
import maf.source.Environment;
import maf.source.Source;
import maf.source.Tls.Mode;
import org.apache.kafka.common.config.types.Password;
import org.bson.Document;

/** Checks MongoDB: address, replica set with a primary, login, and the privileges to watch the database's changes. */
record MongoProbe(String uri, String user, Password password, String authSource, List<String> databases)
        implements SourceProbe {
    private static final int UNAUTHORIZED = 13;

    static MongoProbe of(Source source, Environment environment) {
        var user = source.users().capture();
        return new MongoProbe(
                environment.resolve(((Endpoint.MongoUri) source.endpoint()).text()),
                environment.resolve(user.name()),
                new Password(environment.password(user.password())),
                source.capture().properties().getOrDefault("mongodb.authsource", "admin"),
                source.scope().schemas());
    }

    /** Whether the steps below suit the server: one that is asked directly and without TLS. */
    static boolean suits(Source source) {
        var uri = ((Endpoint.MongoUri) source.endpoint()).text();
        var isEncrypted = source.tls().mode() == Mode.REQUIRE || source.tls().mode() == Mode.VERIFY;
        return !isEncrypted && uri.startsWith("mongodb://") && uri.contains("replicaSet=") && !uri.contains("tls=true");
    }

    @Override
    public Optional<SourceProblem> problem() {
        try {
            var server = new ServerAddress(new ConnectionString(uri).getHosts().get(0));
            var unreachable = TcpProbe.problem("MongoDB", server.getHost(), server.getPort());
            if (unreachable.isPresent()) {
                return unreachable;
            }
            var notReady = replicaSetProblem(server);
            return notReady.isPresent() ? notReady : rightsProblem(server);
        } catch (IllegalArgumentException e) {
            return Optional.of(SourceProblem.misconfigured("the uri is not valid: " + e.getMessage()));
        }
    }

    /** Connects directly and without credentials: a driver that searches for the set reports only that it found no server. */
    private Optional<SourceProblem> replicaSetProblem(ServerAddress server) {
        var expected = new ConnectionString(uri).getRequiredReplicaSetName();
        try (var client = direct(server, MongoClientSettings.builder())) {
            var hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
            var actual = hello.getString("setName");
            if (actual == null) {
                return Optional.of(
                        SourceProblem.misconfigured("MongoDB at " + server + " is not in a replica set: initiate "
                                + (expected == null ? "one" : expected) + " (replSetInitiate)"));
            }
            if (expected != null && !expected.equals(actual)) {
                return Optional.of(SourceProblem.misconfigured(
                        "MongoDB at " + server + " is in replica set " + actual + ", not " + expected));
            }
            return hello.getString("primary") == null
                    ? Optional.of(SourceProblem.noAnswer("MongoDB's replica set " + actual + " has no primary yet"))
                    : Optional.empty();
        } catch (MongoException e) {
            return Optional.of(SourceProblem.noAnswer("MongoDB at " + server + " says: " + e.getMessage()));
        }
    }

    private Optional<SourceProblem> rightsProblem(ServerAddress server) {
        var login = MongoCredential.createCredential(
                user, authSource, password.value().toCharArray());
        try (var client = direct(server, MongoClientSettings.builder().credential(login))) {
            for (var database : databases) {
                client.getDatabase(database).listCollectionNames().first();
            }
            // the connector watches one database, or all of them
            var changes = databases.size() == 1
                    ? client.getDatabase(databases.get(0)).watch(List.of())
                    : client.watch(List.of());
            changes.maxAwaitTime(1, TimeUnit.MILLISECONDS).cursor().close();
            return Optional.empty();
        } catch (MongoSecurityException e) {
            return Optional.of(
                    SourceProblem.misconfigured("MongoDB refuses user '" + user + "': wrong user or password"));
        } catch (MongoCommandException e) {
            return Optional.of(
                    e.getErrorCode() == UNAUTHORIZED
                            ? SourceProblem.misconfigured("MongoDB user '" + user
                                    + "' lacks find, changeStream or listCollections on database '"
                                    + String.join("', '", databases) + "' (databases/mongodb/schema.json)")
                            : SourceProblem.noAnswer("MongoDB at " + server + " says: " + e.getErrorMessage()));
        } catch (MongoException e) {
            return Optional.of(SourceProblem.noAnswer("MongoDB at " + server + " says: " + e.getMessage()));
        }
    }

    private static MongoClient direct(ServerAddress server, MongoClientSettings.Builder settings) {
        return MongoClients.create(settings.applyToClusterSettings(cluster ->
                        cluster.hosts(List.of(server)).serverSelectionTimeout(TIMEOUT_MS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(TIMEOUT_MS, TimeUnit.MILLISECONDS)
                        .readTimeout(TIMEOUT_MS, TimeUnit.MILLISECONDS))
                .build());
    }
}

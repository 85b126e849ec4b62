package maf.local.servers;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import maf.local.binaries.Binaries;
import maf.local.process.EnvConfig;
import maf.local.process.Home;
import maf.local.process.Ports;
import maf.local.process.Server;
import maf.local.process.Wait;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.Document;

/** MongoDB as a source: a real mongod, replica set rs0 of one, with the flags and schema of databases/mongodb. */
record MongodbServer(Home home, EnvConfig config, Ports ports, Binaries binaries) {
    private static final int ALREADY_INITIALIZED = 23;
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    /** The collection, user or role exists already. */
    private static final Set<Integer> MADE_BEFORE = Set.of(48, 51002, 51003);

    private static final int KEY_BYTES = 756; // gives 1008 characters; mongod takes at most 1024

    Server server() {
        return new Server(
                "mongodb",
                List.of(),
                ports.of("mongodb"),
                "replica set rs0 to have a primary, then its collections and users",
                this::launch,
                this::setUp,
                this::probe,
                new Server.End("TERM", Duration.ofSeconds(60)));
    }

    private ProcessBuilder launch() throws Exception {
        var mongod = binaries.mongod();
        var data = home.data("mongodb");
        Files.createDirectories(data);
        var builder = new ProcessBuilder(
                mongod.program().toString(),
                "--config",
                home.root().resolve("databases/mongodb/mongod.conf").toString(),
                "--dbpath",
                data.toString(),
                "--port",
                Integer.toString(ports.of("mongodb")),
                "--bind_ip",
                "127.0.0.1",
                "--nounixsocket",
                "--keyFile",
                keyFile().toString());
        mongod.libraries()
                .map(Path::toString)
                .ifPresent(path -> builder.environment().put("LD_LIBRARY_PATH", path));
        return builder;
    }

    /** The key with which members of a replica set authenticate each other; mongod needs it even for a single member. */
    private Path keyFile() throws IOException {
        var file = home.data("mongodb.key");
        if (!Files.exists(file) || Files.size(file) == 0) {
            var key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(key));
        }
        return file;
    }

    private void setUp() throws Exception {
        try (var client = connect()) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            followPort(client);
            awaitPrimary(client);
            applySchema(client);
        } catch (MongoException e) {
            if (!isAuthenticationFailure(e)) {
                throw e;
            }
            makeReplicaSetAndAdministrator();
            throw new IllegalStateException("its administrator has just been created", e);
        }
    }

    private static boolean isAuthenticationFailure(MongoException e) {
        return e.getCode() == AUTHENTICATION_FAILED
                || e instanceof com.mongodb.MongoSecurityException
                || e.getMessage().contains("AuthenticationFailed");
    }

    /** Uses the localhost exception: while there is no user, a local client may create the first one. */
    private void makeReplicaSetAndAdministrator() {
        try (var client = MongoClients.create(address(null))) {
            var admin = client.getDatabase("admin");
            try {
                admin.runCommand(Document.parse("{replSetInitiate: {_id: 'rs0', members: [{_id: 0, host: '127.0.0.1:"
                        + ports.of("mongodb") + "'}]}}"));
            } catch (MongoCommandException e) {
                if (e.getErrorCode() != ALREADY_INITIALIZED && e.getErrorCode() != UNAUTHORIZED) {
                    throw e;
                }
            }
            awaitPrimary(client);
            admin.runCommand(new Document("createUser", config.get("MONGODB_ADMIN_USER"))
                    .append("pwd", config.get("MONGODB_ADMIN_PASSWORD"))
                    .append("roles", List.of("root")));
        }
    }

    private static void awaitPrimary(MongoClient client) {
        var elected = Wait.until(
                Duration.ofSeconds(20),
                () -> client.getDatabase("admin")
                        .runCommand(new Document("hello", 1))
                        .getBoolean("isWritablePrimary", false));
        if (!elected) {
            throw new IllegalStateException("replica set rs0 has no primary yet");
        }
    }

    /** If the only member has moved to another port, it elects no primary until the configuration says so. */
    private void followPort(MongoClient client) {
        var admin = client.getDatabase("admin");
        var here = "127.0.0.1:" + ports.of("mongodb");
        var config = admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
        var member = config.getList("members", Document.class).get(0);
        if (!member.getString("host").equals(here)) {
            member.put("host", here);
            config.put("version", config.getInteger("version") + 1);
            admin.runCommand(new Document("replSetReconfig", config).append("force", true));
        }
    }

    private void applySchema(MongoClient client) throws IOException {
        var script = BsonArray.parse(config.fill(home.root().resolve("databases/mongodb/schema.json")));
        for (var step : script) {
            var document = step.asDocument();
            if (document.containsKey("command")) {
                apply(client, document.getString("db").getValue(), document.getDocument("command"));
            }
        }
    }

    private static void apply(MongoClient client, String database, BsonDocument command) {
        try {
            client.getDatabase(database).runCommand(command);
        } catch (MongoCommandException e) {
            if (!MADE_BEFORE.contains(e.getErrorCode())) {
                throw e;
            }
        }
    }

    private void probe() {
        try (var client = connect()) {
            if (!client.getDatabase("admin")
                    .runCommand(new Document("hello", 1))
                    .getBoolean("isWritablePrimary", false)) {
                throw new IllegalStateException("replica set rs0 has no primary");
            }
        }
    }

    /** A new client as the administrator. */
    MongoClient connect() {
        return MongoClients.create(address(MongoCredential.createCredential(
                config.get("MONGODB_ADMIN_USER"),
                "admin",
                config.get("MONGODB_ADMIN_PASSWORD").toCharArray())));
    }

    private MongoClientSettings address(MongoCredential credential) {
        var builder = MongoClientSettings.builder()
                .applyConnectionString(
                        new ConnectionString("mongodb://127.0.0.1:" + ports.of("mongodb") + "/?directConnection=true"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(3, TimeUnit.SECONDS));
        return credential == null
                ? builder.build()
                : builder.credential(credential).build();
    }
}

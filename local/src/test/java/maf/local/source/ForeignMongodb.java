package maf.local.source;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maf.inspect.connect.Login;
import maf.local.binaries.Binaries;
import maf.local.process.Home;
import maf.local.process.Wait;
import org.bson.Document;

/** MongoDB, replica set {@code crew}, with the database {@code letters}. Statements are {@code <database> <command>}. */
final class ForeignMongodb implements ForeignDatabase {
    private static final String IMAGES = "changeStreamPreAndPostImages: {enabled: true}";
    /** A user that captures with no more rights than that takes, one that reads and may ask for the state, two collections. */
    private static final List<String> MADE = List.of(
            "letters {create: 'mail', " + IMAGES + "}",
            "letters {create: 'signals', " + IMAGES + "}",
            "letters {insert: 'mail', documents: [{_id: 1, to: 'Ane'}, {_id: 2, to: 'Bo'}]}",
            "admin {createRole: 'follow', roles: [], privileges: [{resource: {db: 'letters', collection: ''},"
                    + " actions: ['find', 'changeStream', 'listCollections']}]}",
            "admin {createRole: 'look', roles: [], privileges: [{resource: {db: 'letters', collection: ''}, actions: ['find',"
                    + " 'listCollections']}, {resource: {cluster: true}, actions: ['serverStatus', 'getClusterParameter']},"
                    + " {resource: {db: 'local', collection: 'oplog.rs'}, actions: ['collStats']}]}",
            "admin {createUser: 'follower', pwd: 'c', roles: ['follow']}",
            "admin {createUser: 'rita', pwd: 'r', roles: ['look']}");

    private static final Pattern COMMAND =
            Pattern.compile("db\\.(?:getSiblingDB\\('(\\w+)'\\)\\.)?(?:runCommand|adminCommand)\\((\\{.*})\\)");

    private static final int NOTHING_TO_DROP = 26;

    private final Binaries.Mongod binaries;
    private final Path folder;
    private final int port;
    private DatabaseProcess process;
    private boolean isInitiated;

    ForeignMongodb(Home home, Binaries binaries) throws Exception {
        this.binaries = binaries.mongod();
        this.folder = home.data("foreign-mongodb");
        this.port = DatabaseProcess.freePort();
        Files.createDirectories(folder);
        var key = folder.resolveSibling("mongodb-key");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, "aGVyZSBpcyBhIGtleSBvZiBhIHRlc3Q=");
        restart();
        try (var client = MongoClients.create(uri(""))) {
            var admin = client.getDatabase("admin");
            admin.runCommand(Document.parse(
                    "{replSetInitiate: {_id: 'crew', members: [{_id: 0, host: '127.0.0.1:" + port + "'}]}}"));
            awaitPrimary(client);
            isInitiated = true;
            admin.runCommand(Document.parse("{createUser: 'boss', pwd: 'a', roles: ['root']}"));
        }
        run(MADE);
    }

    private String uri(String login) {
        return "mongodb://" + login + "127.0.0.1:" + port + "/?directConnection=true&serverSelectionTimeoutMS=3000";
    }

    private static void awaitPrimary(MongoClient client) {
        if (!Wait.until(
                Duration.ofSeconds(30),
                () -> client.getDatabase("admin")
                        .runCommand(new Document("hello", 1))
                        .getBoolean("isWritablePrimary", false))) {
            throw new IllegalStateException("replica set crew has no primary");
        }
    }

    /** Without options it is a replica set; with {@code standalone}, it is none. */
    @Override
    public void restart(String... options) throws IOException {
        if (process != null) {
            process.close();
        }
        var words = new ArrayList<String>();
        binaries.libraries().ifPresent(path -> words.addAll(List.of("env", "LD_LIBRARY_PATH=" + path)));
        words.addAll(List.of(
                binaries.program().toString(),
                "--dbpath=" + folder,
                "--port=" + port,
                "--bind_ip=127.0.0.1",
                "--nounixsocket",
                "--setParameter=diagnosticDataCollectionEnabled=false"));
        var isSet = !List.of(options).contains("standalone");
        if (isSet) {
            words.addAll(List.of("--replSet=crew", "--keyFile=" + folder.resolveSibling("mongodb-key")));
        }
        process = DatabaseProcess.start(words, Map.of(), folder.resolveSibling("foreign-mongodb.log"), () -> {
            try (var client = MongoClients.create(uri(""))) {
                var hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
                if (isSet && isInitiated && !hello.getBoolean("isWritablePrimary", false)) {
                    throw new IllegalStateException("no primary yet");
                }
            }
        });
    }

    @Override
    public void run(List<String> statements) {
        try (var client = MongoClients.create(uri("boss:a@"))) {
            for (var statement : statements) {
                var space = statement.indexOf(' ');
                try {
                    client.getDatabase(statement.substring(0, space))
                            .runCommand(Document.parse(statement.substring(space)));
                } catch (MongoException e) {
                    if (e.getCode() == NOTHING_TO_DROP) {
                        continue;
                    }
                    throw new IllegalStateException(statement + ": " + e.getMessage(), e);
                }
            }
        }
    }

    @Override
    public String yaml() {
        return """
                kind: mongodb
                uri: mongodb://127.0.0.1:%d/?replicaSet=crew
                databases: [letters]
                users:
                  capture: {name: follower, password-env: POST_CDC_PASSWORD}
                  reader: {name: rita, password-env: RITA_PASSWORD}
                signals: letters.signals
                """.formatted(port);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("POST_CDC_PASSWORD", "c", "RITA_PASSWORD", "r", "OTHER_CDC_PASSWORD", "x");
    }

    @Override
    public Login administrator() {
        return new Login("boss", "a");
    }

    @Override
    public List<String> statements(String remedy) {
        return Arrays.stream(remedy.split("; ", -1))
                .map(COMMAND::matcher)
                .filter(Matcher::matches)
                .map(found -> (found.group(1) == null ? "admin" : found.group(1)) + " " + found.group(2))
                .toList();
    }

    @Override
    public void close() {
        process.close();
    }
}

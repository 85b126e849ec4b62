package maf.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterConnectionMode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A source database on a given image: started as the compose file starts it, by our script, with our configuration, schema
 * and users, in the stack's network.
 */
final class SourceContainer extends GenericContainer<SourceContainer> {
    private static final String HOME = "/opt/maf/";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final SourceDatabase database;
    private final StackConfig config;
    private final JsonNode service;
    private final ToStringConsumer log = new ToStringConsumer();

    /** @param services of the compose file */
    SourceContainer(SourceDatabase database, DockerImageName image, ComposeStack stack, JsonNode services) {
        super(image);
        this.database = database;
        config = stack.config();
        service = services.path(database.service());
        var folder = "databases/" + database.service();
        for (var path : List.of("images/secrets", "images/must-write", "databases/settle", folder)) {
            withCopyFileToContainer(MountableFile.forHostPath(stack.checkout().resolve(path)), HOME + path);
        }
        service.path("secrets").forEach(secret -> {
            var name = secret.path("source").asText();
            withCopyFileToContainer(MountableFile.forHostPath(config.secret(name)), "/run/secrets/" + name);
        });
        service.path("environment")
                .properties()
                .forEach(variable ->
                        withEnv(variable.getKey(), variable.getValue().asText()));
        withEnv("HOME", "/tmp");
        if (database == SourceDatabase.MONGODB) {
            withEnv("MONGODB_HOST", alias()); // the host name of the replica set's member
        }
        withLabel(StackLeftovers.LABEL, "source");
        withWorkingDirectory(HOME);
        withTmpFs(Map.of("/tmp", "exec,mode=1777,size=64m"));
        withNetworkMode(stack.network());
        withCreateContainerCmdModifier(command ->
                command.withEntrypoint(folder + "/start").withUser("999:999").withAliases(alias()));
        withExposedPorts(database.port());
        withLogConsumer(log);
        waitingFor(Wait.forSuccessfulCommand(folder + "/health").withStartupTimeout(TIMEOUT));
    }

    SourceDatabase database() {
        return database;
    }

    /** Its name in the stack's network, and the topic prefix of its connector. */
    String alias() {
        return "images-" + database.service();
    }

    /** Our source file for this server: its topics do not mix with those of the stack's own. */
    String sourceFile(String shipped) {
        return shipped.replace("${env:" + database.name() + "_HOST}", alias())
                .replace("server-id: 5701", "server-id: 5702");
    }

    String rawTopic() {
        return "images-" + database.rawTopic();
    }

    /** Its output so far. */
    String log() {
        return log.toUtf8String();
    }

    /** Runs a statement as the administrator with the client that a person uses. */
    void write(String statement) {
        try {
            var client = HOME + "databases/" + database.service() + "/client";
            var result = execInContainer(client, "-e", statement);
            new CommandResult(List.of(client, statement), result.getExitCode(), result.getStdout(), result.getStderr())
                    .orFail();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String user(String role) {
        return service.path("environment")
                .path(database.name() + "_" + role.toUpperCase(java.util.Locale.ROOT) + "_USER")
                .asText();
    }

    String password(String role) {
        return config.password(database.service() + "-" + role);
    }

    /** Connects as the user of a role: {@code producer}, {@code cdc}, {@code reader}, {@code canary}. */
    SourceSession session(String role) throws SQLException {
        return database == SourceDatabase.MONGODB
                ? new MongoSession(mongo(role))
                : new SqlSession(sql(user(role), password(role)));
    }

    Connection sql(String user, String password) throws SQLException {
        var address = "127.0.0.1:" + getMappedPort(database.port());
        var url = database == SourceDatabase.MYSQL
                ? "jdbc:mysql://" + address + "/maf?allowPublicKeyRetrieval=true"
                : "jdbc:postgresql://" + address + "/maf";
        return DriverManager.getConnection(url, user, password);
    }

    Connection sql(String role) throws SQLException {
        return sql(user(role), password(role));
    }

    MongoClient mongo(String role) {
        var address = new ServerAddress("127.0.0.1", getMappedPort(database.port()));
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(
                        cluster -> cluster.hosts(List.of(address)).mode(ClusterConnectionMode.SINGLE))
                .credential(MongoCredential.createCredential(
                        user(role), "admin", password(role).toCharArray()))
                .build());
    }
}

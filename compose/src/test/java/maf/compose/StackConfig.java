package maf.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The stack's ports, passwords and contracts; all are new, so that it does not disturb other stacks on this machine. */
final class StackConfig {
    /** The settings {@code <name>_PUBLISHED_PORT}. */
    static final List<String> PORTS = List.of(
            "MYSQL",
            "POSTGRES",
            "MONGODB",
            "KAFKA",
            "CONNECT",
            "VERIFIER",
            "HBASE_ZOOKEEPER",
            "HBASE_MASTER",
            "HBASE_REGIONSERVER",
            "PROMETHEUS",
            "GRAFANA",
            "KIBANA");

    private static final List<String> SOURCES = List.of("mysql", "postgres", "mongodb");
    private static final List<String> ROLES = List.of("admin", "producer", "cdc", "reader", "canary");
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final int SECRET_BYTES = 12;

    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Path tables;
    private final Path sources;

    /**
     * @param folder new and empty
     * @param checkout whose contracts are used
     */
    StackConfig(Path folder, Path checkout) {
        environment.put("COMPOSE_FILE", ComposeFile.SHIPPED + ":" + ComposeFile.WITHOUT_REGISTRY);
        environment.put("COMPOSE_PROFILES", "demo,metrics");
        var ports = freePorts();
        for (var at = 0; at < PORTS.size(); at++) {
            environment.put(PORTS.get(at) + "_PUBLISHED_PORT", ports.get(at));
        }
        // the first day of the sample, then only rows that tests write
        environment.put("SAMPLE_DAYS", "1");
        environment.put("SAMPLE_RATE", "0");
        environment.put("SECRETS_DIR", folder.resolve("secrets").toString());
        tables = folder.resolve("tables");
        environment.put("TABLES_DIR", tables.toString());
        sources = folder.resolve("sources");
        environment.put("SOURCES_DIR", sources.toString());
        try {
            writeSecrets(Files.createDirectories(folder.resolve("secrets")));
            copy(checkout.resolve("tables"), tables);
            copy(checkout.resolve("sources"), sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Below the kernel's range of outgoing ports: the kernel could use one of ours before the stack starts. */
    private static List<String> freePorts() {
        return ThreadLocalRandom.current()
                .ints(LOWEST_PORT, HIGHEST_PORT)
                .distinct()
                .filter(StackConfig::isFree)
                .limit(PORTS.size())
                .mapToObj(Integer::toString)
                .toList();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private void writeSecrets(Path folder) throws IOException {
        for (var source : SOURCES) {
            for (var role : ROLES) {
                var bytes = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(bytes);
                var password = HexFormat.of().formatHex(bytes);
                passwords.put(source + "-" + role, password);
                Files.writeString(folder.resolve(source + "-" + role), password + "\n");
            }
        }
    }

    private static void copy(Path shipped, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.newDirectoryStream(shipped)) {
            for (var file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    /** Adds a database to capture; the keeper reads it when it comes. */
    void addSource(String name, String yaml) {
        try {
            var draft = Files.writeString(sources.resolve("." + name), yaml);
            Files.move(draft, sources.resolve(name + ".yaml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a contract; the programs read it when they start. */
    void addContract(String name, String yaml) {
        try {
            Files.writeString(tables.resolve(name + ".yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Overrides {@code .env}. It can be changed between two commands. */
    Map<String, String> environment() {
        return environment;
    }

    Set<String> passwords() {
        return Set.copyOf(passwords.values());
    }

    /** @param user such as {@code mysql-cdc} */
    String password(String user) {
        return passwords.get(user);
    }

    /** The file with the password. */
    Path secret(String user) {
        return Path.of(environment.get("SECRETS_DIR"), user);
    }

    /** @param name one of {@link #PORTS} */
    int port(String name) {
        return Integer.parseInt(environment.get(name + "_PUBLISHED_PORT"));
    }
}

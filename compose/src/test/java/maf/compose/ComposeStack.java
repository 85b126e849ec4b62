package maf.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;

/**
 * The stack of docker-compose.yaml with the override for machines without a registry, under a project name, on ports and
 * with passwords of its own. Every command is one that a person could type.
 */
final class ComposeStack {
    private static final String PROJECT = "maf-it";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** What {@code docker compose up} starts without any profile. */
    static final List<String> SERVICES = List.of(
            "mysql",
            "postgres",
            "mongodb",
            "kafka",
            "connect",
            "connectors",
            "hbase-phoenix",
            "stream-transformer",
            "phoenix-sink",
            "verifier",
            "mysql-producer",
            "postgres-producer",
            "mongodb-producer");

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

    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final int SECRET_BYTES = 12;

    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Docker docker;

    ComposeStack(Path folder) {
        environment.put("COMPOSE_PROJECT_NAME", PROJECT);
        environment.put("COMPOSE_FILE", "docker-compose.yaml:docker-compose.without-registry.yaml");
        environment.put("COMPOSE_PROFILES", "");
        var ports = freePorts();
        for (var at = 0; at < PORTS.size(); at++) {
            environment.put(PORTS.get(at) + "_PUBLISHED_PORT", ports.get(at));
        }
        environment.put("SECRETS_DIR", folder.toString());
        for (var source : List.of("mysql", "postgres", "mongodb")) {
            for (var role : List.of("admin", "producer", "cdc", "reader", "canary")) {
                passwords.put(source + "-" + role, password(folder.resolve(source + "-" + role)));
            }
        }
        // the first of the sample's days, and then no row that no test has written
        environment.put("SAMPLE_DAYS", "1");
        environment.put("SAMPLE_RATE", "0");
        docker = Docker.inCheckout(environment);
    }

    /** Below the kernel's range of outgoing ports, which would take one away between here and the start. */
    private static List<String> freePorts() {
        return ThreadLocalRandom.current()
                .ints(LOWEST_PORT, HIGHEST_PORT)
                .distinct()
                .filter(ComposeStack::isFree)
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

    private static String password(Path file) {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        try {
            Files.writeString(file, password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return password;
    }

    Set<String> passwords() {
        return Set.copyOf(passwords.values());
    }

    String kafka() {
        return "127.0.0.1:" + environment.get("KAFKA_PUBLISHED_PORT");
    }

    Docker docker() {
        return docker;
    }

    /** {@code docker compose} with these words; it must succeed. */
    String compose(String... words) {
        return docker.must(compose(List.of(words)).toArray(String[]::new));
    }

    private static List<String> compose(List<String> words) {
        var all = new ArrayList<>(List.of("docker", "compose"));
        all.addAll(words);
        return all;
    }

    void build() {
        docker.must("images/without-registry");
        compose("build", "--quiet");
    }

    /** Starts what does not run, or runs with other settings, and returns when all is healthy. */
    void up(Map<String, String> settings, String... options) {
        environment.putAll(settings);
        var words = new ArrayList<>(
                List.of("up", "--detach", "--wait", "--wait-timeout", Long.toString(PATIENCE.toSeconds())));
        words.addAll(List.of(options));
        compose(words.toArray(String[]::new));
    }

    /** Ends the container's processes as a crash would: not through Docker, which would not start it again. Takes root. */
    void crash(String service) {
        var container = compose("ps", "--quiet", service).strip();
        var before = inspect(container, "{{.State.StartedAt}}");
        var first = Long.parseLong(inspect(container, "{{.State.Pid}}"));
        assertThat(ProcessHandle.of(first).map(ProcessHandle::destroyForcibly))
                .as("%s, process %d", service, first)
                .contains(true);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !inspect(container, "{{.State.StartedAt}}").equals(before));
    }

    private String inspect(String container, String format) {
        return docker.must("docker", "inspect", "--format", format, container).strip();
    }

    /** The state of every container: {@code <name>: running (healthy)}. */
    List<JsonNode> containers() {
        var found = new ArrayList<JsonNode>();
        for (var line : compose("ps", "--all", "--format", "json").lines().toList()) {
            try {
                found.add(new ObjectMapper().readTree(line));
            } catch (JsonProcessingException e) {
                throw new AssertionError(line, e);
            }
        }
        return found;
    }

    void awaitHealthy() {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(this::unhealthy, Set::isEmpty);
    }

    private Set<String> unhealthy() {
        var names = new TreeSet<String>();
        for (var container : containers()) {
            if (!container.path("Health").asText().equals("healthy")) {
                names.add(container.path("Service").asText());
            }
        }
        return names;
    }

    /** The lines that the Phoenix shell gives, as CSV without a header. */
    List<String> sql(String statement) {
        return compose(
                        "run",
                        "--rm",
                        "-T",
                        "sql",
                        "--silent=true",
                        "--showHeader=false",
                        "--outputformat=csv",
                        "-e",
                        statement)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** A statement in a source, as a person gives it. */
    void write(String source, String statement) {
        compose("exec", "-T", source, "client", "-e", statement);
    }

    /** Ends with 0 only when the store is equal to its sources by value. */
    Docker.Ran reconcile() {
        return docker.run(compose(List.of("run", "--rm", "-T", "reconcile")));
    }

    void remove() {
        compose("--profile", "*", "down", "--volumes", "--remove-orphans", "--timeout", "5");
    }
}

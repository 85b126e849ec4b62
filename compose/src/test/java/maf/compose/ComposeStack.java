package maf.compose;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * The stack of docker-compose.yaml with profile metrics, on the bases of {@code images/without-registry}. Testcontainers
 * starts it, looks into its containers and removes it. What Testcontainers cannot do, such as scaling a service, is done by
 * the command that a person types.
 */
final class ComposeStack implements AutoCloseable {
    /** The services that {@code docker compose up} starts without a profile. */
    static final List<String> PIPELINE = List.of(
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

    /** The services that profile metrics adds on a machine without a registry. */
    static final List<String> METRICS = List.of("prometheus", "mysqld-exporter", "postgres-exporter");

    /** Every service of this stack. */
    static final List<String> SERVICES =
            Stream.of(PIPELINE, METRICS).flatMap(List::stream).toList();

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    private final StackConfig config;
    private final DockerCli docker;
    private final StackLeftovers leftovers;
    private final ComposeContainer containers;
    private final Map<String, ToStringConsumer> firstLogs = new HashMap<>();
    private String project = "";

    private ComposeStack(StackConfig config) {
        this.config = config;
        docker = DockerCli.inCheckout(config.environment());
        leftovers = new StackLeftovers(docker);
        containers = new ComposeContainer(
                        StackLeftovers.PROJECT_PREFIX, file(ComposeFile.SHIPPED), file(ComposeFile.WITHOUT_REGISTRY))
                .withPull(false)
                .withEnv(config.environment());
        for (var service : SERVICES) {
            var log = firstLogs.computeIfAbsent(service, name -> new ToStringConsumer());
            containers
                    .withLogConsumer(service, log)
                    .waitingFor(service, Wait.forHealthcheck().withStartupTimeout(TIMEOUT));
        }
    }

    private java.io.File file(String name) {
        return docker.checkout().resolve(name).toFile();
    }

    /** Builds the images, removes what an earlier run left, and returns when every service is healthy. */
    static ComposeStack start(Path folder) {
        var checkout = DockerCli.inCheckout(Map.of()).checkout();
        var stack = new ComposeStack(new StackConfig(folder, checkout));
        try {
            stack.leftovers.remove();
            stack.docker.run("images/without-registry");
            stack.docker.run("docker", "compose", "build", "--quiet");
            stack.containers.start();
            stack.project = ServiceContainer.project(
                    stack.containers.getContainerByServiceName("kafka").orElseThrow());
            stack.config.environment().put("COMPOSE_PROJECT_NAME", stack.project);
            return stack;
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    StackConfig config() {
        return config;
    }

    DockerCli docker() {
        return docker;
    }

    Path checkout() {
        return docker.checkout();
    }

    /** The network that the services share. */
    String network() {
        return project + "_default";
    }

    PhoenixStore store() {
        return new PhoenixStore(config.port("HBASE_ZOOKEEPER"));
    }

    String bootstrapServers() {
        return "127.0.0.1:" + config.port("KAFKA");
    }

    /** The output of {@code docker compose} with these words, which must succeed. */
    String compose(String... words) {
        return result(words).orFail();
    }

    /** Runs {@code docker compose} with these words, which may fail. */
    CommandResult result(String... words) {
        return docker.result(
                Stream.concat(Stream.of("docker", "compose"), Stream.of(words)).toList());
    }

    /** Starts services that do not run or run with other settings, and returns when all services are healthy. */
    void up(Map<String, String> settings, String... options) {
        config.environment().putAll(settings);
        var words = new ArrayList<>(
                List.of("up", "--detach", "--wait", "--wait-timeout", Long.toString(TIMEOUT.toSeconds())));
        words.addAll(List.of(options));
        compose(words.toArray(String[]::new));
    }

    ServiceContainer service(String name) {
        return ServiceContainer.of(project, name);
    }

    List<ServiceContainer> services() {
        return ServiceContainer.all(project);
    }

    void restart(Collection<String> services) {
        compose(Stream.concat(Stream.of("restart"), services.stream()).toArray(String[]::new));
    }

    /** Kills the containers' processes and returns when Docker has restarted them. Requires root. */
    void crash(Collection<String> services) {
        // docker kill would not do: after it, the restart policy does not apply.
        var before = services.stream().map(this::service).toList();
        for (var container : before) {
            var killed = ProcessHandle.of(container.pid()).map(ProcessHandle::destroyForcibly);
            if (!killed.orElse(false)) {
                throw new AssertionError("Process " + container.pid() + " of " + container.service()
                        + " cannot be killed: does this run as root?");
            }
        }
        Awaitility.await()
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> before.stream()
                        .noneMatch(container ->
                                service(container.service()).startedAt().equals(container.startedAt())));
    }

    void awaitHealthy() {
        Awaitility.await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).until(this::unhealthy, Set::isEmpty);
    }

    private Set<String> unhealthy() {
        return services().stream()
                .filter(container -> !container.isHealthy())
                .map(ServiceContainer::service)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Runs a statement in a source with the client that a person uses. */
    void write(String source, String statement) {
        service(source).exec("client", "-e", statement);
    }

    /** The lines that the Phoenix shell prints, as CSV without a header. */
    List<String> sql(String statement) {
        var printed = compose(
                "run",
                "--rm",
                "-T",
                "sql",
                "--silent=true",
                "--showHeader=false",
                "--outputformat=csv",
                "-e",
                statement);
        return printed.lines().filter(line -> !line.isBlank()).toList();
    }

    /** Asserts that the shipped tables are equal to their sources by value. */
    void reconcile() {
        compose("run", "--rm", "-T", "reconcile", "movie", "tv-series", "person", "catalogue");
    }

    /** All descriptions of the running stack: configuration, logs, processes and inspections. */
    String everythingVisible() {
        var seen = new StringBuilder();
        Stream.of("config", "logs", "top").forEach(word -> seen.append(compose(word)));
        services().forEach(container -> seen.append(docker.run("docker", "inspect", container.getContainerId())));
        firstLogs.values().forEach(log -> seen.append(log.toUtf8String()));
        return seen.toString();
    }

    /** Saves the logs to {@code target/stack.log} and removes containers, network and volumes. */
    @Override
    public void close() {
        try {
            leftovers.saveLogs(Path.of("target", "stack.log"));
            leftovers.kill(); // no graceful stop is needed
        } finally {
            containers.stop();
        }
    }
}

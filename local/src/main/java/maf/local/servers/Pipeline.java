package maf.local.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maf.local.binaries.Binaries;
import maf.local.process.EnvConfig;
import maf.local.process.Home;
import maf.local.process.PipelineException;
import maf.local.process.Ports;
import maf.local.process.ProgressLog;
import maf.local.process.Server;
import maf.local.process.ServerProcess;
import maf.local.process.ServerStarter;
import maf.local.process.ServerStopper;

/**
 * All servers of one pipeline, as processes of this machine. The command {@code ./pipeline} leaves them running; a test closes
 * the pipeline, which stops them.
 */
public final class Pipeline implements AutoCloseable {
    private static final long NEEDED_DISK_BYTES = 2L << 30;

    private final Home home;
    private final ProgressLog progress;
    private final Ports ports;
    private final Connections connections;
    private final MysqlServer mysql;
    private final PostgresServer postgres;
    private final MongodbServer mongodb;
    private final ImageServers images;
    private final MonitoringServers monitoring;
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final Set<String> extras = new LinkedHashSet<>();

    private Pipeline(Home home, Path tables, ProgressLog progress, Map<String, String> overrides, boolean toStart) {
        this.home = home;
        this.progress = progress;
        home.createFolders();
        ports = Ports.read(home.state().resolve("ports.properties"));
        connections = new Connections(ports);
        var environment = new HashMap<>(System.getenv());
        environment.putAll(overrides);
        var config = EnvConfig.read(home.root().resolve(".env"), environment);
        var binaries = new Binaries(home, progress);
        mysql = new MysqlServer(home, config, ports, binaries);
        postgres = new PostgresServer(home, config, ports, binaries);
        mongodb = new MongodbServer(home, config, ports, binaries);
        if (toStart) {
            ports.moveTakenPorts(running()).forEach(moved -> progress.say("ports", moved));
        }
        images = new ImageServers(home, config, ports, tables, SourceFolder.remembered(home), connections, overrides);
        for (var server : List.of(
                mysql.server(),
                postgres.server(),
                mongodb.server(),
                images.kafka(),
                images.hbase(),
                images.connect(),
                images.connectors(),
                images.streamTransformer(),
                images.phoenixSink(),
                images.verifier(),
                images.producer("mysql"),
                images.producer("postgres"),
                images.producer("mongodb"))) {
            servers.put(server.name(), server);
        }
        monitoring = new MonitoringServers(home, config, ports, binaries);
        for (var server : monitoring.servers()) {
            servers.put(server.name(), server);
            extras.add(server.name());
        }
    }

    /** Opens the pipeline to look at it or to stop it. */
    public static Pipeline open(Home home, ProgressLog progress) {
        return new Pipeline(home, ContractFolder.remembered(home), progress, Map.of(), false);
    }

    /** Opens the pipeline to start servers: those whose ports are taken get other ports. */
    public static Pipeline toStart(Home home, Path tables, ProgressLog progress) {
        return toStart(home, tables, progress, Map.of());
    }

    /**
     * Does the same with other settings.
     *
     * @param overrides environment variables of the servers, which replace those of this process and of {@code .env}
     */
    public static Pipeline toStart(Home home, Path tables, ProgressLog progress, Map<String, String> overrides) {
        ContractFolder.remember(home, tables);
        return new Pipeline(home, tables, progress, overrides, true);
    }

    /** The names of the servers that make up the pipeline; the demo's only if its sources are used. */
    public Set<String> names() {
        var names = new LinkedHashSet<>(servers.keySet());
        names.removeAll(extras);
        names.removeAll(sources().unusedServers());
        return names;
    }

    /** The names of Prometheus, which must be installed, and of the exporters that are. */
    public Set<String> metrics() {
        return monitoring.startable(sources().unusedServers());
    }

    /** The same and the additional servers that were started. */
    public Set<String> shown() {
        var names = names();
        servers.keySet().stream()
                .filter(name -> ServerProcess.recorded(home, name).isPresent())
                .forEach(names::add);
        return names;
    }

    /** The HTTP address of a server on this machine. */
    public String address(String name) {
        return "http://127.0.0.1:" + server(name).port();
    }

    public Set<String> withoutProducers() {
        var names = new LinkedHashSet<>(names());
        names.removeIf(name -> name.endsWith("-producer"));
        return names;
    }

    public Server server(String name) {
        var server = servers.get(name);
        if (server == null) {
            throw new PipelineException(
                    "There is no '" + name + "'. Names: " + String.join(", ", servers.keySet()) + ".");
        }
        return server;
    }

    private Set<String> running() {
        var running = new LinkedHashSet<String>();
        try (var records = Files.list(home.state().resolve("run"))) {
            records.map(file -> file.getFileName().toString().replace(".properties", ""))
                    .filter(name -> ServerProcess.running(home, name).isPresent())
                    .forEach(running::add);
        } catch (java.io.IOException e) {
            throw new PipelineException("Cannot read " + home.state() + ": " + e.getMessage(), e);
        }
        return running;
    }

    /**
     * Starts those that do not run and returns when all are ready.
     *
     * @throws PipelineException when one does not become ready; what this call started has been stopped by then
     */
    public void start(Collection<String> names) {
        var free = home.state().toFile().getUsableSpace();
        if (free < NEEDED_DISK_BYTES) {
            throw new PipelineException("Only " + (free >> 20) + " MiB are free under " + home.state()
                    + "; the servers need 2 GiB. Free some space, or set PIPELINE_HOME to a larger disk.");
        }
        new ServerStarter(home, progress).run(names.stream().map(this::server).toList());
        if (process(MonitoringServers.PROMETHEUS).isPresent()) {
            monitoring.writeTargets(servers.keySet());
        }
    }

    /** Stops them in order, each after those that need it. */
    public void stop(Collection<String> names) {
        new ServerStopper(home, progress).run(names.stream().map(this::server).toList());
    }

    /** Ends one process with SIGKILL, as a crash would. */
    public void kill(String name) {
        var process = process(server(name).name())
                .orElseThrow(() -> new PipelineException(name + " is not running, so it cannot be killed."));
        process.signal("KILL");
        if (!process.awaitEnd(Server.TERM.grace())) {
            throw new PipelineException(
                    name + " (process " + process.pid() + ") does not end on SIGKILL: it hangs in the kernel.");
        }
    }

    public Optional<ServerProcess> process(String name) {
        return ServerProcess.running(home, name);
    }

    /** The address of the live page, if the verifier runs. */
    public Optional<String> livePage() {
        return process("verifier").map(running -> "http://127.0.0.1:" + ports.of("verifier") + "/");
    }

    public Home home() {
        return home;
    }

    public Connections connections() {
        return connections;
    }

    /** The environment of {@code reconcile}: addresses, contracts and the readers' credentials. */
    public Map<String, String> reconcileEnvironment() {
        return images.reconcileEnvironment();
    }

    /** The environment of {@code trace}: the same, and where the logs are. */
    public Map<String, String> traceEnvironment() {
        return images.traceEnvironment();
    }

    /** The databases that this pipeline captures. */
    public PipelineSources sources() {
        return new PipelineSources(home, images::sourceEnvironment);
    }

    /** The environment of {@code source} and {@code contract propose}: where the sources are, and who reads them. */
    public Map<String, String> inspectEnvironment() {
        return images.inspectEnvironment();
    }

    /** A connection to MySQL as the administrator. */
    public Connection mysql() throws SQLException {
        return mysql.connect();
    }

    /** A connection to PostgreSQL's database maf as the administrator. */
    public Connection postgres() throws SQLException {
        return postgres.connect();
    }

    /** A client of MongoDB as the administrator. */
    public com.mongodb.client.MongoClient mongodb() {
        return mongodb.connect();
    }

    /** Stops everything; the data stays. */
    @Override
    public void close() {
        stop(servers.keySet());
        monitoring.forgetTargets();
    }
}

package maf.local.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import maf.local.fixture.TestPipelines;
import maf.local.fixture.TimedStop;
import maf.local.process.Home;
import maf.local.process.LocalHttp;
import maf.local.process.Readiness;
import maf.local.process.ServerProcess;
import maf.local.process.Wait;
import maf.local.servers.Pipeline;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A broker, HBase and up to two sinks; the tests write to the cleansed topics themselves. */
final class SinkServers implements AutoCloseable {
    static final String FIRST = "phoenix-sink";
    static final String SECOND = "phoenix-sink-2";
    static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final String STORE = "hbase";

    private final Home home;
    private final Pipeline pipeline;
    private final Admin admin;
    private final Map<String, Integer> ports;

    private SinkServers(Home home, Pipeline pipeline, int secondPort) {
        this.home = home;
        this.pipeline = pipeline;
        pipeline.start(List.of("kafka", STORE));
        admin = pipeline.connections().admin();
        ports = Map.of(FIRST, pipeline.server(FIRST).port(), SECOND, secondPort);
    }

    /** Starts broker and store, creates the topics and starts the first sink. */
    static SinkServers fresh() {
        try (var free = new ServerSocket(0)) {
            var pipeline = TestPipelines.open("sinks", SinkServers::contracts);
            var servers = new SinkServers(pipeline.home(), pipeline, free.getLocalPort());
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close)); // also if the build is interrupted
            servers.createTopics();
            servers.start(FIRST);
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path contracts(Home home) throws IOException {
        var folder = Files.createDirectories(home.state().resolve("tables"));
        for (var name : SinkTable.NAMES) {
            Files.writeString(folder.resolve("sink_" + name + ".yaml"), SinkTable.contract(name));
        }
        return folder;
    }

    private void createTopics() throws ExecutionException, InterruptedException {
        admin.createTopics(SinkTable.NAMES.stream().map(SinkTable::topic).toList())
                .all()
                .get();
    }

    String bootstrapServers() {
        return pipeline.connections().bootstrapServers();
    }

    Admin admin() {
        return admin;
    }

    SinkConsumerGroup group() {
        return new SinkConsumerGroup(admin);
    }

    Connection store() throws SQLException {
        return pipeline.connections().phoenix();
    }

    int storePort() {
        return pipeline.server(STORE).port();
    }

    /** Starts a sink and waits until it is ready. */
    void start(String name) {
        launch(name, Map.of());
        awaitReady(name);
    }

    /** Starts a sink with additional environment variables and does not wait. */
    void launch(String name, Map<String, String> more) {
        try {
            var builder = pipeline.server(FIRST).launch().prepare();
            builder.environment()
                    .putAll(Map.of(
                            "HTTP_PORT",
                            Integer.toString(ports.get(name)),
                            "STATE_DIR",
                            home.data(name).toString()));
            builder.environment().putAll(more);
            ServerProcess.launch(home, name, builder);
        } catch (Exception e) {
            throw new IllegalStateException("cannot start " + name, e);
        }
    }

    void awaitReady(String name) {
        if (!Wait.until(TIMEOUT, () -> problem(name) == null)) {
            throw new AssertionError(name + " does not become ready: " + problem(name) + "; see " + home.log(name));
        }
    }

    /** The reason why the sink is not ready; null if it is ready. */
    String problem(String name) {
        return Readiness.problem(() -> LocalHttp.get(ports.get(name), "/health/ready"));
    }

    /** The sum of a metric of the sink over its labels; 0 if there is none. */
    double metric(String name, String metric) throws IOException, InterruptedException {
        return LocalHttp.get(ports.get(name), "/metrics")
                .lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    Path file(String name) {
        return home.state().resolve(name);
    }

    /** Waits until the store has exited by itself, up to a timeout. */
    void awaitStoreGone(Duration timeout) {
        Wait.until(timeout, () -> !runs(STORE));
    }

    void startStore() {
        pipeline.start(List.of(STORE));
    }

    void stopStore() {
        pipeline.stop(List.of(STORE));
    }

    void killStore() {
        pipeline.kill(STORE);
    }

    /** SIGSTOP: connections stay open, but nothing answers. */
    void freezeStore() {
        process(STORE).signal("STOP");
    }

    void thawStore() {
        process(STORE).signal("CONT");
    }

    void freeze(String name) {
        process(name).signal("STOP");
    }

    void thaw(String name) {
        process(name).signal("CONT");
    }

    void kill(String name) {
        TimedStop.by("KILL", process(name), TIMEOUT);
    }

    /** Stops it gracefully and returns how long that took. */
    Duration stop(String name) {
        return TimedStop.by("TERM", process(name), TIMEOUT);
    }

    /** Stops the second sink gracefully if it runs. */
    void endSecond() {
        if (runs(SECOND)) {
            thaw(SECOND);
            stop(SECOND);
        }
    }

    boolean runs(String name) {
        return ServerProcess.running(home, name).isPresent();
    }

    ServerProcess process(String name) {
        return ServerProcess.running(home, name).orElseThrow(() -> new AssertionError(name + " does not run"));
    }

    /** The log of a sink, over all its starts. */
    String log(String name) throws IOException {
        return Files.readString(home.log(name));
    }

    /** Compares by value; also checks that no row is in {@code dead-letters}, because a later event of the row would hide that. */
    void assertStored(SinkTable table) throws SQLException {
        assertThat(letters(table)).as("dead letters of " + table.table()).isEmpty();
        try (var store = store()) {
            table.assertStored(store);
        }
    }

    /** The records of a table's topic that the sink has written to {@code dead-letters}. */
    List<ConsumerRecord<byte[], byte[]>> letters(SinkTable table) {
        return DeadLetterTopic.of(bootstrapServers(), table.topic());
    }

    @Override
    public void close() {
        for (var name : new ArrayList<>(List.of(SECOND, FIRST))) {
            ServerProcess.running(home, name).ifPresent(process -> {
                process.signal("CONT");
                process.signal("KILL");
                process.awaitEnd(TIMEOUT);
            });
        }
        ServerProcess.running(home, STORE).ifPresent(process -> process.signal("CONT"));
        admin.close();
        pipeline.close();
    }
}

package maf.local.producer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import maf.local.process.LocalHttp;
import maf.local.process.Server;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;

/** A producer that is started by its start script with the configuration of a test. */
final class RunningProducer implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Server server;
    private final Process process;

    RunningProducer(Pipeline pipeline, String source, Map<String, String> settings) throws Exception {
        server = pipeline.server(source + "-producer");
        var builder = server.launch().prepare();
        builder.environment().putAll(settings);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        pipeline.home().log(server.name()).toFile()))
                .start();
    }

    /** Starts a producer that makes the table equal to a file. */
    static RunningProducer export(Pipeline pipeline, String source, Path file) throws Exception {
        var key = source.toUpperCase(Locale.ROOT) + "_EXPORT_FILE";
        return new RunningProducer(pipeline, source, Map.of("PRODUCER_INPUT", "export", key, file.toString()));
    }

    RunningProducer awaitReady() {
        Awaitility.await().atMost(TIMEOUT).until(() -> answer("/health/ready") != null);
        return this;
    }

    /** Waits until the table equals the export. */
    RunningProducer awaitEqual() {
        Awaitility.await().atMost(TIMEOUT).until(() -> {
            var state = answer("/health/ready");
            return state != null && state.contains("is equal to");
        });
        return this;
    }

    /** The number of rows that it has written, over all operations. */
    double written() {
        var metrics = answer("/metrics");
        return metrics == null
                ? 0
                : metrics.lines()
                        .filter(line -> line.startsWith("maf_producer_rows_total{"))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .sum();
    }

    RunningProducer awaitWritten(double rows) {
        Awaitility.await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(20)).until(() -> written() >= rows);
        return this;
    }

    private String answer(String path) {
        try {
            return LocalHttp.get(server.port(), path);
        } catch (Exception e) {
            return null;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Waits until it ends by itself or after {@link #stop}; returns its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(server.name() + " does not end");
        }
        return process.exitValue();
    }

    RunningProducer stop() {
        process.destroy();
        return this;
    }

    static String log(Pipeline pipeline, String source) throws java.io.IOException {
        return Files.readString(pipeline.home().log(source + "-producer"));
    }

    @Override
    public void close() {
        kill();
    }
}

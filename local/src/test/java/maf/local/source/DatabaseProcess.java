package maf.local.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import maf.local.process.Readiness;
import maf.local.process.Server;
import maf.local.process.Wait;

/** A running database server, which ends with this JVM at the latest. */
final class DatabaseProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;

    private DatabaseProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param log gets what it prints
     */
    static DatabaseProcess start(List<String> words, Map<String, String> environment, Path log, Server.Probe answers)
            throws IOException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        var started = new DatabaseProcess(builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly));
        var isReady = Wait.until(PATIENCE, () -> !started.process.isAlive() || Readiness.problem(answers) == null);
        if (!isReady || !started.process.isAlive()) {
            var why = Readiness.problem(answers);
            started.close();
            throw new IllegalStateException(words.get(0) + " does not start: " + why + "; see " + log);
        }
        return started;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

package maf.local.monitoring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import maf.local.process.LocalHttp;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;

/** A second verifier, with a canary: the pipeline's own has none, so that topics come to rest for other tests. */
final class CanaryVerifier implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port;
    private final Process process;

    CanaryVerifier(Pipeline pipeline) throws Exception {
        port = freePort();
        var builder = pipeline.server("verifier").launch().prepare();
        builder.environment().put("CANARY_INTERVAL_MS", "1000");
        builder.environment().put("HTTP_PORT", Integer.toString(port));
        builder.environment()
                .put("STATE_DIR", pipeline.home().data("verifier-with-canary").toString());
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        pipeline.home().log("verifier-with-canary").toFile()))
                .start();
        Awaitility.await().atMost(PATIENCE).until(() -> answer("/health/ready") != null);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** A figure with exactly this text before its value; NaN when it is not there. */
    double figure(String name) {
        var metrics = answer("/metrics");
        return metrics == null
                ? Double.NaN
                : metrics.lines()
                        .filter(line -> line.startsWith(name + " "))
                        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                        .findFirst()
                        .orElse(Double.NaN);
    }

    private String answer(String path) {
        try {
            return LocalHttp.mustBeOk(port, path);
        } catch (Exception e) {
            return null;
        }
    }

    /** In order, as a signal asks for. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}

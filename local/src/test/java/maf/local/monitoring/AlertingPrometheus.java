package maf.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import maf.monitoring.Alerts;
import maf.monitoring.GeneratedFiles;
import maf.monitoring.PrometheusRules;

/**
 * A second Prometheus, which scrapes more often than the pipeline's and evaluates the alerts as Grafana would: the same expressions
 * and limits, with shorter waiting times and, except with {@code -Pthorough}, shorter windows.
 */
final class AlertingPrometheus implements AutoCloseable {
    /** The share of each alert's waiting time that is kept: a minute becomes three seconds. */
    private static final double SHARE = 0.05;

    /** The length of a minute in the windows of the expressions, such as {@code [2m]}, in seconds: with full windows an alert ends late. */
    private static final int SECONDS_PER_MINUTE = Boolean.getBoolean("maf.thorough") ? 60 : 15;

    private static final Pattern WINDOW = Pattern.compile("\\[(\\d+)m]");

    private static final String INTERVAL = "2s";

    private final Process process;
    private final PrometheusClient prometheus;
    private final Path targets;

    private AlertingPrometheus(Process process, PrometheusClient prometheus, Path targets) {
        this.process = process;
        this.prometheus = prometheus;
        this.targets = targets;
    }

    static AlertingPrometheus start(MonitoredPipeline pipeline, Alerts alerts) throws IOException {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "alerting");
        var shipped = pipeline.root().resolve("monitoring/prometheus");
        var configuration = Files.readString(shipped.resolve("prometheus.yaml"));
        var quick = configuration
                .replaceAll("(scrape_interval|evaluation_interval): 10s", "$1: " + INTERVAL)
                .replace("scrape_timeout: 8s", "scrape_timeout: " + INTERVAL);
        assertThat(quick).isNotEqualTo(configuration);
        Files.writeString(folder.resolve("prometheus.yaml"), quick);
        var targets = Files.createDirectory(folder.resolve("targets"));
        Files.createSymbolicLink(targets.resolve("local.yaml"), pipeline.targets());
        Files.createDirectory(folder.resolve("rules"));
        Files.writeString(
                folder.resolve("rules/alerts.yaml"),
                WINDOW.matcher(GeneratedFiles.text(PrometheusRules.of(alerts, SHARE, INTERVAL)))
                        .replaceAll(minutes -> "[" + Integer.parseInt(minutes.group(1)) * SECONDS_PER_MINUTE + "s]"));
        var port = freePort();
        var builder = new ProcessBuilder(
                pipeline.root().resolve("images/prometheus/start").toString());
        builder.environment().put("PROMETHEUS", pipeline.prometheus().toString());
        builder.environment()
                .put("PROMETHEUS_CONFIG", folder.resolve("prometheus.yaml").toString());
        builder.environment()
                .put("PROMETHEUS_DATA_DIR", folder.resolve("series").toString());
        builder.environment().put("PROMETHEUS_PORT", Integer.toString(port));
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        return new AlertingPrometheus(builder.start(), new PrometheusClient("http://127.0.0.1:" + port), targets);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    PrometheusClient prometheus() {
        return prometheus;
    }

    /** Adds a target with the label of a service. */
    void addTarget(String name, String service, int port) throws IOException {
        Files.writeString(
                targets.resolve(name + ".yaml"),
                "- {targets: [\"127.0.0.1:%d\"], labels: {service: %s}}%n".formatted(port, service));
    }

    void removeTarget(String name) throws IOException {
        Files.delete(targets.resolve(name + ".yaml"));
    }

    void awaitNoAlerts(Duration timeout) {
        await().atMost(timeout)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsMatching(
                        e -> process.isAlive() && e instanceof IllegalStateException) // still starting
                .untilAsserted(() -> {
                    assertThat(prometheus.query("min(up)"))
                            .extracting(Series::value)
                            .containsExactly(1.0);
                    // a counter that is first seen after the fault shows no increase
                    assertThat(prometheus.query("min(count_over_time(up[10m]))"))
                            .singleElement()
                            .satisfies(scrapes -> assertThat(scrapes.value()).isGreaterThanOrEqualTo(3));
                    assertThat(prometheus.firing()).isEmpty();
                });
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}

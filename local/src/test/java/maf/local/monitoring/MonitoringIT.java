package maf.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import maf.local.binaries.Binaries;
import maf.local.process.ExternalCommand;
import maf.local.process.LocalHttp;
import maf.local.process.Ports;
import maf.local.process.ProgressLog;
import maf.local.servers.MonitoringServers;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The running servers expose exactly the metrics that docs/metrics.md lists, and a real Prometheus scrapes all of them. */
@MonitoringTest
class MonitoringIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    /** Metrics that exist only after an error, or if the connector has read a snapshot since its start. */
    private static final Set<String> AT_TIMES =
            Set.of("kafka_request_errors_total", "debezium_snapshot_rows", "kafka_failed_requests_total");

    private final Pipeline pipeline;

    MonitoringIT(MonitoredPipeline monitored) {
        pipeline = monitored.pipeline();
    }

    @ParameterizedTest
    @CsvSource({"kafka, kafka", "connect, connect", "hbase, hbase-phoenix"})
    void theAgentServesExactlyTheListedMetrics(String server, String heading) throws Exception {
        var port =
                Ports.read(pipeline.home().state().resolve("ports.properties")).of(server + "-metrics");

        var shown = new TreeMap<>(
                ScrapedMetrics.from(port, MonitoringIT::isServerMetric).byName());

        var listed = new TreeMap<>(DocumentedMetrics.under(heading).byName());
        AT_TIMES.forEach(name -> {
            if (!shown.containsKey(name)) {
                listed.remove(name);
            }
        });
        assertThat(shown).isEqualTo(listed);
        assertThat(LocalHttp.get(port, "/metrics")).contains("\njmx_scrape_error 0.0\n");
    }

    /** Whether it is a metric of the server, not of the JVM or the agent. */
    private static boolean isServerMetric(String name) {
        return !name.matches("(jvm|process|jmx)_.*");
    }

    @Test
    void prometheusReadsEveryTargetAndEveryRuleHasSeries() throws Exception {
        var rules = new TreeSet<String>();

        Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> {
            var up = new TreeMap<String, String>();
            series("up")
                    .forEach(series -> up.put(
                            series.path("metric").path("service").asText(),
                            series.path("value").path(1).asText()));
            assertThat(up.keySet())
                    .contains("hbase-phoenix", "prometheus", "mysqld-exporter", "postgres-exporter")
                    .containsAll(targets());
            assertThat(up.values()).containsOnly("1");
        });
        ask("/api/v1/rules")
                .findValues("rules")
                .forEach(group ->
                        group.forEach(rule -> rules.add(rule.path("name").asText())));
        assertThat(rules).hasSizeGreaterThan(10);
        Awaitility.await()
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(rules)
                        .allSatisfy(rule -> assertThat(series(rule)).isNotEmpty()));
        Awaitility.await()
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(series("maf_source_check{check=\"reader-login\",verdict=\"ok\"}"))
                        .as("the keeper checks each source as a whole, with all its users")
                        .hasSize(3));
        assertThat(series("mysql_up == 1 and on() pg_up == 1")).isNotEmpty();
        assertThat(series("scrape_samples_scraped > 2500"))
                .as("no target has thousands")
                .isEmpty();
    }

    /** All servers except the databases, which expose no metrics. */
    private Set<String> targets() {
        var names = new TreeSet<>(pipeline.names());
        names.removeAll(List.of("mysql", "postgres", "mongodb", "hbase"));
        return names;
    }

    private JsonNode series(String query) throws IOException, InterruptedException {
        return ask("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .path("data")
                .path("result");
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(LocalHttp.get(
                        pipeline.server(MonitoringServers.PROMETHEUS).port(), path));
    }

    @Test
    void promtoolAcceptsConfigurationAndRules() {
        var promtool = new Binaries(pipeline.home(), new ProgressLog(System.out)).watching("promtool");

        var ran = ExternalCommand.run(
                pipeline.home().root(),
                List.of(promtool.orElseThrow().toString(), "check", "config", "monitoring/prometheus/prometheus.yaml"));

        assertThat(ran.code()).as(ran.output()).isZero();
    }
}

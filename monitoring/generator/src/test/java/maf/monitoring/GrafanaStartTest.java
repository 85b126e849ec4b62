package maf.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script assembles Grafana's provisioning folder. A program in place of Grafana lists the files. */
class GrafanaStartTest {
    @TempDir
    private Path folder;

    @Test
    void allFilesAreProvisioned() throws IOException {
        assertThat(provisionedFiles(Map.of(
                        "PROMETHEUS_URL", "http://prometheus:9090",
                        "ELASTICSEARCH_URL", "http://elasticsearch:9200",
                        "ALERT_WEBHOOK_URL", "http://people:8080/")))
                .containsExactly(
                        "grafana.ini",
                        "alerting/contact-points.yaml",
                        "alerting/rules.json",
                        "dashboards/maf.yaml",
                        "datasources/elasticsearch.yaml",
                        "datasources/prometheus.yaml");
    }

    @Test
    void withoutWebhookAndLogsTheirFilesAreLeftOut() throws IOException {
        assertThat(provisionedFiles(Map.of("PROMETHEUS_URL", "http://prometheus:9090", "ALERT_WEBHOOK_URL", "")))
                .containsExactly(
                        "grafana.ini", "alerting/rules.json", "dashboards/maf.yaml", "datasources/prometheus.yaml");
    }

    @Test
    void withoutPrometheusTheMessageNamesTheVariable() throws IOException {
        assertThat(provisionedFiles(Map.of())).singleElement().asString().contains("PROMETHEUS_URL: is not set");
    }

    private List<String> provisionedFiles(Map<String, String> environment) throws IOException {
        var grafana = folder.resolve("grafana");
        Files.writeString(grafana, """
                #!/bin/sh
                basename "$GF_PATHS_CONFIG"
                cd "$GF_PATHS_PROVISIONING" && find * -type f | sort
                """);
        assertThat(grafana.toFile().setExecutable(true)).isTrue();
        var builder = new ProcessBuilder("../grafana/start").redirectErrorStream(true);
        builder.environment().putAll(Map.of("GRAFANA_RUN", grafana.toString(), "TMPDIR", folder.toString()));
        builder.environment().putAll(environment);
        var process = builder.start();
        try (var output = process.inputReader()) {
            return output.lines().toList();
        }
    }
}

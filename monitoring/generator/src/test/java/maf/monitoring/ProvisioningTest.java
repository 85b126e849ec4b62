package maf.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Grafana's other provisioning files match the dashboards and rules. */
class ProvisioningTest {
    @Test
    void dashboardsReferToTheDataSource() throws IOException {
        var source =
                provisioned("datasources/prometheus.yaml").path("datasources").path(0);

        assertThat(source.path("uid").asText()).isEqualTo(PanelJson.PROMETHEUS);
        assertThat(source.path("editable").asBoolean(true)).isFalse();
        // $__rate_interval is at least four times this interval
        assertThat(Files.readString(GeneratedFilesTest.FOLDER.resolve("../prometheus/prometheus.yaml")))
                .contains("scrape_interval: "
                        + source.path("jsonData").path("timeInterval").asText());
    }

    @Test
    void dashboardsCannotBeChangedInPlace() throws IOException {
        var provider = provisioned("dashboards/maf.yaml").path("providers").path(0);

        assertThat(provider.path("allowUiUpdates").asBoolean(true)).isFalse();
        assertThat(provider.path("options").path("path").asText())
                .isEqualTo("/opt/maf/monitoring/grafana/generated/dashboards");
        for (var dashboard : Definitions.read(GeneratedFilesTest.FOLDER).dashboards()) {
            var json = DashboardJson.of(dashboard, List.of());
            assertThat(json.path("editable").asBoolean(true)).isFalse();
        }
    }

    @Test
    void alertsGoToTheContactPoint() throws IOException {
        var alerting = provisioned("alerting/contact-points.yaml");

        assertThat(alerting.path("policies").path(0).path("receiver"))
                .isEqualTo(alerting.path("contactPoints").path(0).path("name"));
    }

    /** Grafana would expand it as an environment variable. */
    @Test
    void noSummaryContainsADollarSign() {
        assertThat(Definitions.read(GeneratedFilesTest.FOLDER).alerts().alerts())
                .extracting(Alert::summary)
                .noneMatch(summary -> summary.contains("$"));
    }

    private static JsonNode provisioned(String file) throws IOException {
        var path = GeneratedFilesTest.FOLDER.resolve("provisioning").resolve(file);
        return Definitions.parse(Files.readString(path), JsonNode.class);
    }
}

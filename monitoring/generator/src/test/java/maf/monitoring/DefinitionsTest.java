package maf.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An invalid definition is refused with the reason. */
class DefinitionsTest {
    private static final String DASHBOARD = """
            uid: maf-example
            title: Example
            description: Shows what a definition needs
            rows:
              - title: One row
                panels:
                  - title: Rows stored
                    show: lines
                    unit: ops
                    description: Rows that the store took in a second. Normal is what the sources change.
                    queries:
                      - {expr: "sum by (table) (rate(rows_total[1m]))", legend: "{{table}}", labels: [table]}
            """;
    private static final String ALERT = """
            interval: 10s
            alerts:
              - name: StoreUnavailable
                severity: critical
                expr: sum by (service) (up)
                below: 1
                for: 1m
                labels: [service]
                summary: "{{ .Labels.service }} is at {{ .Value }}"
            """;

    @Test
    void aValidDefinitionIsRead() {
        var dashboard = Definitions.parse(DASHBOARD, Dashboard.class);
        var alert = Definitions.parse(ALERT, Alerts.class).alerts().get(0);

        assertThat(dashboard.panels().map(Panel::title)).containsExactly("Rows stored");
        assertThat(alert.slug()).isEqualTo("store-unavailable");
        assertThat(alert.runbook()).isEqualTo("docs/operations.md#storeunavailable");
        assertThat(alert.limit()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    uid: maf-example | uid: example | not of the form
                    labels: [table]} | labels: [table], colour: red} | colour
                    show: lines | show: pie | pie
                    description: Rows that the store took in a second. Normal is what the sources change. | description: Rows | no description that says what is normal
                    "{{table}}" | rows | does not show the label table
                    """)
    void aDashboardWithAMistakeIsRefused(String part, String mistake, String message) {
        var yaml = DASHBOARD.replace(part, mistake);

        assertThat(yaml).isNotEqualTo(DASHBOARD);
        assertThatThrownBy(() -> Definitions.parse(yaml, Dashboard.class))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    below: 1 | silent: true | needs one of above and below
                    for: 1m | for: soon | no for such as 1m
                    {{ .Labels.service }} | it | does not name the service
                    {{ .Value }} | zero | does not give the value
                    severity: critical | severity: bad | bad
                    interval: 10s | interval: 15s | multiples of ten seconds
                    """)
    void anAlertWithAMistakeIsRefused(String part, String mistake, String message) {
        var yaml = ALERT.replace(part, mistake);

        assertThat(yaml).isNotEqualTo(ALERT);
        assertThatThrownBy(() -> Definitions.parse(yaml, Alerts.class))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(message);
    }
}

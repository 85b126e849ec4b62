package maf.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import maf.local.servers.Pipeline;
import maf.monitoring.Alert;

/**
 * A pipeline and the Prometheus that evaluates its alerts.
 *
 * @param fired alerts that were seen firing since there were none; some end before others of the same fault begin
 */
record FaultEnvironment(
        MonitoredPipeline monitored, AlertingPrometheus alerting, SecondTransformer second, Set<FiringAlert> fired) {
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    /** Above the ids of the sample, below those that the producer creates after it. */
    private static final int FIRST_MOVIE = 9_000_000;

    Pipeline pipeline() {
        return monitored.pipeline();
    }

    /** Each fault deletes its rows when it ends. */
    FaultMovies movies() {
        return new FaultMovies(monitored, FIRST_MOVIE);
    }

    FaultTable table() {
        return new FaultTable(pipeline());
    }

    CanaryMetrics canary() {
        return new CanaryMetrics(pipeline());
    }

    void awaitFiring(Fault fault) {
        await(fault + " fires its alerts")
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    look();
                    assertThat(fault.expected())
                            .as("fired: %s", fired)
                            .allMatch(expected -> fired.stream().anyMatch(expected::isMetBy));
                });
    }

    void awaitFiring(String alert) {
        await(alert).atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            look();
            assertThat(fired).extracting(FiringAlert::name).contains(alert);
        });
    }

    private void look() {
        fired.addAll(alerting.prometheus().firing());
    }

    /** Checks that every summary is complete and names the affected object. */
    void checkSummaries(List<Alert> alerts) {
        var labels = alerts.stream().collect(Collectors.toMap(Alert::name, Alert::labels));
        for (var firing : fired) {
            assertThat(firing.summary()).doesNotContain("{{", "no value", "error");
            labels.get(firing.name())
                    .forEach(label -> assertThat(firing.summary())
                            .contains(firing.labels().get(label)));
        }
    }

    void awaitValue(String expr, double least) {
        await(expr).atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            look();
            assertThat(alerting.prometheus().query(expr))
                    .singleElement()
                    .satisfies(series -> assertThat(series.value()).isGreaterThanOrEqualTo(least));
        });
    }

    void awaitNoAlerts() {
        alerting.awaitNoAlerts(TIMEOUT);
        fired.clear();
    }
}

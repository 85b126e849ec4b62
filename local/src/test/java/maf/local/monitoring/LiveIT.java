package maf.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import maf.monitoring.Definitions;
import org.junit.jupiter.api.Test;

/** The Prometheus that scrapes a running pipeline under its sample load answers every query of dashboards, alerts and recording rules. */
@MonitoringTest
class LiveIT {
    /** Long enough for the first comparison, two scrapes with changes between them, and a minute of history for rates. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private static final Definitions DEFINITIONS = Definitions.read(MonitoredPipeline.DEFINITIONS);

    @Test
    void everyPanelIsAnswered(MonitoredPipeline pipeline) {
        var problems = new QueryCheck(new PrometheusClient(pipeline.pipeline().address("prometheus")));

        awaitNoProblems(() -> {
            var all = new ArrayList<String>();
            DEFINITIONS.dashboards().forEach(dashboard -> all.addAll(problems.of(dashboard)));
            return all;
        });
    }

    @Test
    void everyAlertHasItsMetric(MonitoredPipeline pipeline) {
        var problems = new QueryCheck(new PrometheusClient(pipeline.pipeline().address("prometheus")));

        awaitNoProblems(() -> {
            var all = new ArrayList<String>();
            DEFINITIONS.alerts().alerts().forEach(alert -> all.addAll(problems.of(alert)));
            return all;
        });
    }

    @Test
    void everyRecordingRuleRecords(MonitoredPipeline pipeline) {
        var prometheus = new PrometheusClient(pipeline.pipeline().address("prometheus"));

        awaitNoProblems(() -> new QueryCheck(prometheus).ofRecordings());
        assertThat(prometheus.recordings()).isNotEmpty();
    }

    /** Tests the check itself: it reports a renamed metric, a missing label and an empty answer. */
    @Test
    void missingSeriesAreReported(MonitoredPipeline pipeline) {
        var problems = new QueryCheck(new PrometheusClient(pipeline.pipeline().address("prometheus")));
        var ups = "min by (service) (up)";

        awaitNoProblems(() -> problems.of("whole", ups, List.of("service"), false));
        assertThat(problems.of("renamed", "min by (service) (up or upp)", List.of("service"), false))
                .containsExactly("renamed: no series {__name__=\"upp\"}");
        assertThat(problems.of("labels", ups, List.of("service", "table"), false))
                .singleElement()
                .asString()
                .startsWith("labels: labels {service=");
        assertThat(problems.of("empty", ups + " > 2", List.of("service"), false))
                .containsExactly("empty: no value from " + ups + " > 2");
    }

    private static void awaitNoProblems(Supplier<List<String>> problems) {
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(problems.get()).isEmpty());
    }
}

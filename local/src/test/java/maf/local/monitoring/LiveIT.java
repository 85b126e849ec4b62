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
    /** The first comparison, two scrapes with changes between them, and a minute of history for rates. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Definitions DEFINITIONS = Definitions.read(MonitoredPipeline.DEFINITIONS);

    @Test
    void everyPanelIsAnswered(MonitoredPipeline pipeline) {
        var complaints = new QueryCheck(new PrometheusClient(pipeline.pipeline().address("prometheus")));

        nothingStays(() -> {
            var all = new ArrayList<String>();
            DEFINITIONS.dashboards().forEach(dashboard -> all.addAll(complaints.of(dashboard)));
            return all;
        });
    }

    @Test
    void everyAlertHasItsFigure(MonitoredPipeline pipeline) {
        var complaints = new QueryCheck(new PrometheusClient(pipeline.pipeline().address("prometheus")));

        nothingStays(() -> {
            var all = new ArrayList<String>();
            DEFINITIONS.alerts().alerts().forEach(alert -> all.addAll(complaints.of(alert)));
            return all;
        });
    }

    @Test
    void everyRecordingRuleRecords(MonitoredPipeline pipeline) {
        var prometheus = new PrometheusClient(pipeline.pipeline().address("prometheus"));

        nothingStays(() -> new QueryCheck(prometheus).ofRecordings());
        assertThat(prometheus.recordings()).isNotEmpty();
    }

    /** Tests the check: it reports a renamed metric, a missing label and an empty answer. */
    @Test
    void whatIsMissingIsSeen(MonitoredPipeline pipeline) {
        var complaints = new QueryCheck(new PrometheusClient(pipeline.pipeline().address("prometheus")));
        var ups = "min by (service) (up)";

        nothingStays(() -> complaints.of("whole", ups, List.of("service"), false));
        assertThat(complaints.of("renamed", "min by (service) (up or upp)", List.of("service"), false))
                .containsExactly("renamed: no series {__name__=\"upp\"}");
        assertThat(complaints.of("labels", ups, List.of("service", "table"), false))
                .singleElement()
                .asString()
                .startsWith("labels: labels {service=");
        assertThat(complaints.of("empty", ups + " > 2", List.of("service"), false))
                .containsExactly("empty: no value from " + ups + " > 2");
    }

    private static void nothingStays(Supplier<List<String>> complaints) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(complaints.get()).isEmpty());
    }
}

package maf.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The canary's probes on their way through the healthy pipeline; {@link OutageIT} and {@link FaultIT} disturb it. */
@MonitoringTest
class CanaryIT {
    private final CanaryFigures canary;

    CanaryIT(MonitoredPipeline monitored) {
        canary = new CanaryFigures(monitored.pipeline());
    }

    @Test
    void everySourcesProbesArriveAndItsLogIsKnown() {
        canary.awaitFlow(CanaryFigures.SOURCES);

        for (var source : CanaryFigures.SOURCES) {
            assertThat(canary.of("maf_canary_lost_total", source)).isZero();
            assertThat(canary.of("maf_canary_delay_seconds_sum", source) / canary.arrived(source))
                    .isBetween(0.001, 30.0);
            assertThat(canary.of("maf_source_up", source)).isOne();
        }
        assertThat(canary.of("maf_source_log_window_seconds", "mysql")).isGreaterThanOrEqualTo(0);
        assertThat(canary.of("maf_source_log_window_seconds", "mongodb")).isPositive();
        assertThat(canary.of("maf_source_slot_active", "postgres")).isOne();
        assertThat(canary.of("maf_source_slot_retained_bytes", "postgres")).isGreaterThanOrEqualTo(0);
        assertThat(canary.of("maf_source_slot_left_bytes", "postgres")).isGreaterThan(1e9);
    }
}

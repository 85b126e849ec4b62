package maf.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The canary's probes pass through a healthy pipeline; {@link OutageIT} and {@link FaultIT} cause outages. */
@MonitoringTest
class CanaryIT {
    private final CanaryMetrics canary;

    CanaryIT(MonitoredPipeline monitored) {
        canary = new CanaryMetrics(monitored.pipeline());
    }

    @Test
    void theProbesOfEachSourceArriveAndItsLogIsKnown() {
        canary.awaitFlow(CanaryMetrics.SOURCES);

        for (var source : CanaryMetrics.SOURCES) {
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

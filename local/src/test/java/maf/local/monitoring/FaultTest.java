package maf.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import maf.monitoring.Alert;
import maf.monitoring.Definitions;
import org.junit.jupiter.api.Test;

/** Checks that every alert has a fault that proves it. */
class FaultTest {
    @Test
    void everyAlertHasAFault() {
        var alerts = Definitions.read(MonitoredPipeline.DEFINITIONS).alerts().alerts();

        assertThat(Fault.all().stream()
                        .flatMap(fault -> fault.expected().stream())
                        .map(ExpectedAlert::alert)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        alerts.stream().map(Alert::name).toList());
    }
}

package maf.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** No alert without a fault that proves it. */
class FaultTest {
    @Test
    void everyAlertHasAFault() {
        var alerts = Definitions.read(GeneratedFilesTest.FOLDER).alerts().alerts();

        assertThat(Arrays.stream(Fault.values())
                        .flatMap(fault -> fault.expected().stream())
                        .map(Fault.Expected::alert)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        alerts.stream().map(Alert::name).toList());
    }
}

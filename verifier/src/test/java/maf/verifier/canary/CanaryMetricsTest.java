package maf.verifier.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import maf.verifier.metrics.MetricsPage;
import org.junit.jupiter.api.Test;

class CanaryMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void everyMetricIsDocumented() throws IOException {
        assertThat(new ProbedSource("mysql.maf.canary", Duration.ofSeconds(1), registry).name())
                .isEqualTo("mysql");

        assertThat(MetricsPage.of(registry))
                .isEqualTo(MetricsPage.documented("Canary, shown by the verifier"))
                .hasSize(6);
    }
}

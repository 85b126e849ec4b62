package maf.verifier.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import maf.verifier.metrics.MetricsPage;
import maf.verifier.source.SourceLogin;
import maf.verifier.source.TestLogins;
import org.junit.jupiter.api.Test;

class ChangeLogMonitorTest {
    private static final SourceLogin NOWHERE = TestLogins.mysql(1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void everyMetricIsDocumented() throws IOException {
        assertThat(new ChangeLogMonitor("postgres", new PostgresSlot(NOWHERE), registry)
                        .reading()
                        .up())
                .isNaN();
        assertThat(new ChangeLogMonitor("mongodb", new MongoOplog(NOWHERE), registry)
                        .reading()
                        .up())
                .isNaN();

        assertThat(MetricsPage.of(registry))
                .isEqualTo(MetricsPage.documented("Change logs of the sources, shown by the verifier"))
                .hasSize(6);
    }
}

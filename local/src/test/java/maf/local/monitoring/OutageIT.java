package maf.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import maf.local.fixture.SeededSlice;
import maf.local.fixture.TestOrder;
import maf.local.servers.Pipeline;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While a part of the pipeline is down, the canary shows where probes are stuck, and no probe is lost. {@link LivePageIT} kills the sink,
 * {@link FaultIT} Connect and MySQL.
 */
@MonitoringTest
@Order(TestOrder.OUTAGES)
class OutageIT {
    private final Pipeline pipeline;
    private final CanaryMetrics canary;

    OutageIT(MonitoredPipeline monitored) {
        pipeline = monitored.pipeline();
        canary = new CanaryMetrics(pipeline);
    }

    static List<String> outages() {
        return SeededSlice.of(List.of("stream-transformer", "postgres", "mongodb"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void probesWaitWhileAServerIsDown(String away) {
        canary.awaitFlow(CanaryMetrics.SOURCES);
        var lost = canary.lost();

        if (CanaryMetrics.SOURCES.contains(away)) {
            pipeline.stop(List.of(away));
            canary.awaitDown(away);
        } else {
            pipeline.kill(away);
            canary.awaitStuck("captured");
        }
        pipeline.start(List.of(away));

        canary.awaitFlow(CanaryMetrics.SOURCES);
        if (CanaryMetrics.SOURCES.contains(away)) {
            assertThat(canary.of("maf_source_up", away)).isOne();
        } else {
            assertThat(canary.lost()).isEqualTo(lost);
        }
    }

    @Test
    void probesArriveAgainAfterAnOutageOfTheStore() {
        canary.awaitFlow(CanaryMetrics.SOURCES);
        var lost = canary.lost();

        pipeline.kill("hbase");
        canary.awaitWaiting("mysql", 10);
        pipeline.start(List.of("hbase"));

        canary.awaitFlow(CanaryMetrics.SOURCES);
        assertThat(canary.lost()).isEqualTo(lost);
    }
}

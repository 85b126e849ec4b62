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
 * The canary shows where probes are stuck while a part of the pipeline is away, and none is lost. {@link LivePageIT} kills the sink,
 * {@link FaultIT} Connect and MySQL.
 */
@MonitoringTest
@Order(TestOrder.OUTAGES)
class OutageIT {
    private final Pipeline pipeline;
    private final CanaryFigures canary;

    OutageIT(MonitoredPipeline monitored) {
        pipeline = monitored.pipeline();
        canary = new CanaryFigures(pipeline);
    }

    static List<String> outages() {
        return SeededSlice.of(List.of("stream-transformer", "postgres", "mongodb"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void probesWaitWhileAServerIsAway(String away) {
        canary.awaitFlow(CanaryFigures.SOURCES);
        var lost = canary.lost();

        if (CanaryFigures.SOURCES.contains(away)) {
            pipeline.stop(List.of(away));
            canary.awaitAway(away);
        } else {
            pipeline.kill(away);
            canary.awaitStuck("captured");
        }
        pipeline.start(List.of(away));

        canary.awaitFlow(CanaryFigures.SOURCES);
        if (CanaryFigures.SOURCES.contains(away)) {
            assertThat(canary.of("maf_source_up", away)).isOne();
        } else {
            assertThat(canary.lost()).isEqualTo(lost);
        }
    }

    @Test
    void afterTheStoreWasAwayProbesArriveAgain() {
        canary.awaitFlow(CanaryFigures.SOURCES);
        var lost = canary.lost();

        pipeline.kill("hbase");
        canary.awaitWaiting("mysql", 10);
        pipeline.start(List.of("hbase"));

        canary.awaitFlow(CanaryFigures.SOURCES);
        assertThat(canary.lost()).isEqualTo(lost);
    }
}

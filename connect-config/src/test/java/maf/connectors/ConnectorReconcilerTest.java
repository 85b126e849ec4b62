package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorReconcilerTest {
    private static final long CHECK_MS = 60_000;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private FakeConnect fake;
    private ConnectClient connect;
    private SourceProblem problem;
    private ConnectorReconciler reconciler;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeConnect();
        connect = new ConnectClient(fake.uri());
        reconciler = new ConnectorReconciler(
                new ConnectorConfig("c", Map.of("a", "1")),
                new SourceCheck(() -> Optional.ofNullable(problem), CHECK_MS),
                connect,
                new KeeperMetrics(metrics, "c"),
                CHECK_MS);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aSettingThatIsChangedWhileTheConnectorRunsIsReportedUntilItIsRight() throws Exception {
        // Given
        step(0);
        step(1_000);
        assertThat(reconciler.health().toString()).isEqualTo("c: running");
        assertThat(misconfigured()).isZero();
        // When
        problem = SourceProblem.misconfigured("MySQL must run with binlog_row_image=FULL");
        step(1_000 + CHECK_MS);
        // Then: nothing stops
        assertThat(misconfigured()).isOne();
        assertThat(reconciler.health().running()).isTrue();
        assertThat(reconciler.health().toString())
                .isEqualTo("c: running, but MySQL must run with binlog_row_image=FULL");
        // When
        problem = null;
        step(1_000 + 2 * CHECK_MS);
        // Then
        assertThat(misconfigured()).isZero();
        assertThat(reconciler.health().toString()).isEqualTo("c: running");
    }

    @Test
    void aSourceThatIsNotSetRightIsReportedAndNotRegistered() throws Exception {
        problem = SourceProblem.misconfigured("MySQL must run with binlog_row_image=FULL");
        step(0);
        assertThat(fake.calls).isEmpty();
        assertThat(misconfigured()).isOne();

        problem = SourceProblem.noAnswer("cannot reach it");
        step(SourceCheck.WAITING_MS);
        assertThat(misconfigured()).isZero();
        assertThat(reconciler.health().detail()).contains("cannot reach it");
    }

    private void step(long nowMs) throws Exception {
        reconciler.step(Optional.ofNullable(connect.connectors().get("c")), nowMs);
    }

    private double misconfigured() {
        return metrics.get("maf.source.misconfigured").gauge().value();
    }
}

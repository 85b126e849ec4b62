package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maf.inspect.check.SourceReport;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorReconcilerTest {
    private static final long CHECK_MS = 60_000;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private FakeConnect fake;
    private ConnectClient connect;
    private SourceProblem problem;
    private List<Finding> findings = List.of(Finding.ok(CheckCode.VERSION, "new enough"));
    private ConnectorReconciler reconciler;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeConnect();
        connect = new ConnectClient(fake.uri());
        reconciler = new ConnectorReconciler(
                new ConnectorConfig("c", Map.of("a", "1")),
                new SourceCheck(() -> Optional.ofNullable(problem), CHECK_MS),
                new WholeCheck(() -> new SourceReport("c", "mysql", "db:1", findings), Runnable::run, 10 * CHECK_MS),
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

    @Test
    void whatOnlyTheWholeCheckSeesIsReportedUntilItIsMended() throws Exception {
        // Given
        findings = List.of(
                Finding.ok(CheckCode.VERSION, "new enough"),
                Finding.failed(CheckCode.MYSQL_TIME_ZONE, "No driver knows CEST", "set time_zone"),
                Finding.warning(CheckCode.TABLE_KEY, "no key", "add one").at("shop.log"));
        // When: two checks in a row
        step(0);
        step(1_000);
        assertThat(misconfigured()).isZero();
        step(1_000 + WholeCheck.SOON_MS);
        step(2_000 + WholeCheck.SOON_MS);
        // Then: nothing stops
        assertThat(reconciler.health().running()).isTrue();
        assertThat(reconciler.health().detail())
                .isEqualTo("running, but No driver knows CEST (mysql-time-zone): set time_zone");
        assertThat(reconciler.checked()).isEqualTo("1 ok, 1 failed, 1 warning: mysql-time-zone, table-key shop.log");
        assertThat(misconfigured()).isOne();
        assertThat(counted("mysql-time-zone", "failed")).isEqualTo(1);
        // When
        findings = findings.subList(0, 1);
        step(3_000 + 2 * WholeCheck.SOON_MS);
        step(4_000 + 2 * WholeCheck.SOON_MS);
        // Then
        assertThat(misconfigured()).isZero();
        assertThat(reconciler.checked()).isEqualTo("1 ok");
        assertThat(metrics.find("maf.source.check")
                        .tag("check", "mysql-time-zone")
                        .gauges())
                .isEmpty();
    }

    /** Its effect does have an alert, if anybody needs the table. */
    @Test
    void aTableThatCannotBeCapturedDoesNotBlameTheSource() throws Exception {
        findings =
                List.of(Finding.failed(CheckCode.TABLE_KEY, "no key", "add one").at("shop.log"));

        step(0);
        step(1_000);
        step(1_000 + WholeCheck.SOON_MS);
        step(2_000 + WholeCheck.SOON_MS);

        assertThat(misconfigured()).isZero();
        assertThat(counted("table-key", "failed")).isEqualTo(1);
    }

    private double counted(String check, String verdict) {
        return metrics.get("maf.source.check")
                .tags("source", "c", "check", check, "verdict", verdict)
                .gauge()
                .value();
    }

    private void step(long nowMs) throws Exception {
        reconciler.step(Optional.ofNullable(connect.connectors().get("c")), nowMs);
    }

    private double misconfigured() {
        return metrics.get("maf.source.misconfigured").gauge().value();
    }
}

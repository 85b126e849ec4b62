package maf.local.monitoring;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import maf.local.fixture.TestOrder;
import maf.monitoring.Alerts;
import maf.monitoring.Definitions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every alert fires when its real fault occurs, and ends after it. A build causes three faults at once, two of them chosen by
 * a fresh seed; {@code -Pthorough} causes all, one after another, and {@code -Dmaf.faults=BAD_ROWS,DEAD_STORE} the named ones.
 */
@MonitoringTest
@Order(TestOrder.OUTAGES)
class FaultIT {
    /** The faults that end soonest and do not cause each other's alerts: a build causes one of each. */
    private static final List<List<Fault>> TOGETHER = List.of(
            List.of(DataFault.BAD_ROWS),
            List.of(ProgramFault.FULL_DISK, DataFault.SPOILT_TABLE),
            List.of(SourceFault.DEAD_CONNECT, SourceFault.DEAD_SOURCE));

    private static final Alerts ALERTS =
            Definitions.read(MonitoredPipeline.DEFINITIONS).alerts();

    private static FaultEnvironment environment;

    @BeforeAll
    static void start(MonitoredPipeline pipeline) throws Exception {
        var alerting = AlertingPrometheus.start(pipeline, ALERTS);
        environment = new FaultEnvironment(pipeline, alerting, new SecondTransformer(alerting), new LinkedHashSet<>());
        environment.awaitNoAlerts();
    }

    @AfterAll
    static void stop() {
        if (environment != null) {
            environment.alerting().close();
        }
    }

    static Stream<List<Fault>> faults() {
        var named = System.getProperty("maf.faults", "");
        if (!named.isEmpty()) {
            return Arrays.stream(named.split(",")).map(Fault::named).map(List::of);
        }
        if (Boolean.getBoolean("maf.thorough")) {
            return Fault.all().stream().map(List::of);
        }
        var seed = Long.getLong("maf.seed", System.nanoTime());
        System.out.println("Faults by -Dmaf.seed=" + seed);
        var random = new Random(seed);
        var faults = TOGETHER.stream()
                .map(either -> either.get(random.nextInt(either.size())))
                .toList();
        return Stream.of(faults);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultsFireTheirAlertsUntilTheyEnd(List<Fault> faults) throws Exception {
        var begun = new ArrayDeque<Fault>();
        try {
            for (var fault : faults) {
                begun.push(fault);
                fault.begin(environment);
                environment.awaitFiring(fault);
                fault.check(environment);
                environment.checkSummaries(ALERTS.alerts());
            }
        } finally {
            for (var fault : begun) {
                fault.end(environment);
            }
        }
        environment.awaitNoAlerts();
        environment.canary().awaitFlow(CanaryMetrics.SOURCES);
    }
}

package maf.local.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import maf.monitoring.Alerts;
import maf.monitoring.Definitions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every alert is fired by the real fault that it is for, and is quiet again after it. A build takes two faults by a fresh seed,
 * {@code -Pthorough} all of them, {@code -Dmaf.faults=BAD_ROWS,DEAD_STORE} those.
 */
@MonitoringTest
class FaultIT {
    private static final int OF_A_BUILD = 2;
    /** Those that are over soonest: a build takes of these. */
    private static final List<Fault> QUICK =
            List.of(Fault.BAD_ROWS, Fault.DEAD_CONNECT, Fault.DEAD_SOURCE, Fault.FULL_DISK);

    private static final Alerts ALERTS =
            Definitions.read(MonitoredPipeline.DEFINITIONS).alerts();

    private static FaultEnvironment environment;

    @BeforeAll
    static void watch(MonitoredPipeline pipeline) throws Exception {
        var alerting = AlertingPrometheus.beside(pipeline, ALERTS);
        environment = new FaultEnvironment(pipeline, alerting, new SecondTransformer(alerting));
        environment.awaitQuiet();
    }

    @AfterAll
    static void stop() {
        if (environment != null) {
            environment.alerting().close();
        }
    }

    static Stream<Fault> faults() {
        var named = System.getProperty("maf.faults", "");
        if (!named.isEmpty()) {
            return Arrays.stream(named.split(",")).map(Fault::valueOf);
        }
        if (Boolean.getBoolean("maf.thorough")) {
            return Arrays.stream(Fault.values());
        }
        var faults = new ArrayList<>(QUICK);
        var seed = Long.getLong("maf.seed", System.nanoTime());
        System.out.println("Faults by -Dmaf.seed=" + seed);
        Collections.shuffle(faults, new Random(seed));
        return faults.stream().limit(OF_A_BUILD);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultFiresItsAlertsUntilItIsOver(Fault fault) throws Exception {
        try {
            fault.begin(environment);
            environment.awaitFiring(fault);
            environment.checkSummaries(ALERTS.alerts());
        } finally {
            fault.end(environment);
        }
        environment.awaitQuiet();
    }
}

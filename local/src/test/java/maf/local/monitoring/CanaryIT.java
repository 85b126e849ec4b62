package maf.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.SeededSlice;
import maf.local.fixture.TestOrder;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Probes on their way through the real pipeline, and through its faults. */
@PipelineTest
@Order(TestOrder.MONITORED)
class CanaryIT {
    private static final List<String> SOURCES = List.of("mysql", "postgres", "mongodb");
    private static final List<String> STAGES =
            List.of("written", "captured", "quarantined", "cleansed", "dead-lettered", "stored");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static CanaryVerifier verifier;

    private final Pipeline pipeline;

    CanaryIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @BeforeAll
    static void start(Pipeline pipeline) throws Exception {
        verifier = new CanaryVerifier(pipeline);
    }

    @AfterAll
    static void stop() {
        verifier.close();
    }

    private static double of(String name, String source) {
        return verifier.figure(name + "{source=\"" + source + "\"}");
    }

    private static double seen(String source) {
        return of("maf_canary_delay_seconds_count", source);
    }

    private static double stuck(String source, String stage) {
        return verifier.figure("maf_canary_stuck{source=\"" + source + "\",stage=\"" + stage + "\"}");
    }

    /** Until five more probes of each have arrived, and none waits for long. */
    private static void awaitFlow(List<String> sources) {
        var before = sources.stream().collect(Collectors.toMap(source -> source, source -> Math.max(0, seen(source))));
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sources).allSatisfy(source -> {
                    assertThat(seen(source)).isGreaterThan(before.get(source) + 5);
                    assertThat(of("maf_canary_waiting_seconds", source)).isLessThan(5);
                    assertThat(STAGES)
                            .allSatisfy(
                                    stage -> assertThat(stuck(source, stage)).isZero());
                }));
    }

    @Test
    void everySourcesProbesArriveAndItsLogIsKnown() {
        awaitFlow(SOURCES);

        for (var source : SOURCES) {
            assertThat(of("maf_canary_lost_total", source)).isZero();
            assertThat(of("maf_canary_delay_seconds_sum", source) / seen(source))
                    .isBetween(0.001, 30.0);
            assertThat(of("maf_source_up", source)).isOne();
        }
        assertThat(of("maf_source_log_window_seconds", "mysql")).isGreaterThanOrEqualTo(0);
        assertThat(of("maf_source_log_window_seconds", "mongodb")).isPositive();
        assertThat(of("maf_source_slot_active", "postgres")).isOne();
        assertThat(of("maf_source_slot_retained_bytes", "postgres")).isGreaterThanOrEqualTo(0);
        assertThat(of("maf_source_slot_left_bytes", "postgres")).isGreaterThan(1e9);
    }

    static List<Arguments> stages() {
        return SeededSlice.of(List.of(
                arguments("connect", "written"),
                arguments("stream-transformer", "captured"),
                arguments("phoenix-sink", "cleansed")));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aLateProbeIsFoundWhereItIsStuck(String killed, String stage) {
        awaitFlow(SOURCES);

        pipeline.kill(killed);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(SOURCES)
                        .allSatisfy(source ->
                                assertThat(stuck(source, stage)).as(source).isOne()));
        pipeline.start(List.of(killed));

        awaitFlow(SOURCES);
        for (var source : SOURCES) {
            assertThat(of("maf_canary_lost_total", source)).as(source).isZero();
        }
    }

    static List<String> sources() {
        return SeededSlice.of(SOURCES);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aSourceThatIsAwayHindersNoOther(String away) {
        awaitFlow(SOURCES);
        var others = SOURCES.stream().filter(source -> !source.equals(away)).toList();

        pipeline.stop(List.of(away));
        Awaitility.await().atMost(PATIENCE).until(() -> of("maf_source_up", away) == 0);
        awaitFlow(others);
        assertThat(of("maf_canary_failures_total", away)).isPositive();
        pipeline.start(List.of(away));

        awaitFlow(SOURCES);
        assertThat(of("maf_source_up", away)).isOne();
    }

    @Test
    void afterTheStoreWasAwayProbesArriveAgain() {
        awaitFlow(SOURCES);

        pipeline.kill("hbase");
        Awaitility.await().atMost(PATIENCE).until(() -> of("maf_canary_waiting_seconds", "mysql") > 10);
        pipeline.start(List.of("hbase"));

        awaitFlow(SOURCES);
        for (var source : SOURCES) {
            assertThat(of("maf_canary_lost_total", source)).as(source).isZero();
        }
    }
}

package maf.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import maf.local.process.LocalHttp;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;

/** The canary metrics of the running verifier. */
record CanaryMetrics(Pipeline pipeline) {
    static final List<String> SOURCES = List.of("mysql", "postgres", "mongodb");

    private static final List<String> STAGES =
            List.of("written", "captured", "quarantined", "cleansed", "dead-lettered", "stored");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** The value of the metric with exactly this name and labels; NaN if it does not exist. */
    double value(String name) {
        String metrics;
        try {
            metrics = LocalHttp.get(pipeline.server("verifier").port(), "/metrics");
        } catch (Exception e) {
            return Double.NaN;
        }
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    double of(String name, String source) {
        return value(name + "{source=\"" + source + "\"}");
    }

    /** The number of probes of a source that have arrived. */
    double arrived(String source) {
        return of("maf_canary_delay_seconds_count", source);
    }

    private double stuck(String source, String stage) {
        return value("maf_canary_stuck{source=\"" + source + "\",stage=\"" + stage + "\"}");
    }

    /** Waits until more than five probes of each source have arrived, and none waits for long. */
    void awaitFlow(List<String> sources) {
        var before =
                sources.stream().collect(Collectors.toMap(source -> source, source -> Math.max(0, arrived(source))));
        Awaitility.await()
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(sources).allSatisfy(source -> {
                    assertThat(arrived(source)).isGreaterThan(before.get(source) + 5);
                    assertThat(of("maf_canary_waiting_seconds", source)).isLessThan(5);
                    assertThat(STAGES)
                            .allSatisfy(
                                    stage -> assertThat(stuck(source, stage)).isZero());
                }));
    }

    /** Waits until probes of every source are stuck at this stage. */
    void awaitStuck(String stage) {
        Awaitility.await()
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(SOURCES)
                        .allSatisfy(source ->
                                assertThat(stuck(source, stage)).as(source).isOne()));
    }

    /** Waits until a source counts as down, then checks that the probes of the others still arrive. */
    void awaitDown(String down) {
        Awaitility.await().atMost(TIMEOUT).until(() -> of("maf_source_up", down) == 0);
        awaitFlow(SOURCES.stream().filter(source -> !source.equals(down)).toList());
        assertThat(of("maf_canary_failures_total", down)).isPositive();
    }

    void awaitWaiting(String source, double seconds) {
        Awaitility.await().atMost(TIMEOUT).until(() -> of("maf_canary_waiting_seconds", source) > seconds);
    }

    /** How many probes of each source are lost. */
    Map<String, Double> lost() {
        return SOURCES.stream()
                .collect(Collectors.toMap(source -> source, source -> of("maf_canary_lost_total", source)));
    }
}

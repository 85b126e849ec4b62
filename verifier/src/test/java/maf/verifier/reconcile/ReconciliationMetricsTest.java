package maf.verifier.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import maf.contract.model.TableContract;
import maf.contract.yaml.Contracts;
import maf.verifier.metrics.MetricsPage;
import maf.verifier.reconcile.compare.TableOutcome.TableResult;
import maf.verifier.reconcile.compare.TableOutcome.Unchecked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconciliationMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ReconciliationMetrics metrics = new ReconciliationMetrics(registry);
    private TableContract movie;

    @BeforeEach
    void register() {
        movie = Contracts.read(Path.of("../tables")).stream()
                .filter(each -> each.name().equals("movie"))
                .findFirst()
                .orElseThrow();
        metrics.register(movie);
    }

    @Test
    void everyMetricIsDocumented() throws IOException {
        assertThat(MetricsPage.of(registry)).isEqualTo(MetricsPage.documented("verifier"));
    }

    @Test
    void nothingIsKnownBeforeTheFirstComparison() {
        assertThat(rows("missing")).isNaN();
        assertThat(registry.get("maf.comparison.age").timeGauge().value()).isNaN();

        metrics.done(movie, new Unchecked("movie", "MySQL is away"));

        assertThat(rows("missing")).isNaN();
        assertThat(comparisons("unchecked")).isEqualTo(1);
    }

    @Test
    void countsComparisonsWithoutAResult() {
        metrics.done(movie, new Unchecked("movie", "MySQL is away"));
        metrics.done(movie, result(1, 0));
        assertThat(uncheckedInARow()).isEqualTo(2);

        metrics.done(movie, result(0, 1));
        assertThat(uncheckedInARow()).isZero();
    }

    private double uncheckedInARow() {
        return registry.get("maf.comparison.unchecked").gauge().value();
    }

    @Test
    void showsTheLastComparisonAndCountsAll() {
        metrics.done(movie, result(0, 1));
        assertThat(rows("missing")).isEqualTo(1);
        assertThat(comparisons("drift")).isEqualTo(1);

        metrics.done(movie, result(1, 0));
        assertThat(rows("missing")).isZero();
        assertThat(rows("unsettled")).isEqualTo(1);
        assertThat(comparisons("unchecked")).isEqualTo(1);
        assertThat(registry.get("maf.rows.compared").counter().count()).isEqualTo(20);
        assertThat(registry.get("maf.comparison.age").timeGauge().value()).isBetween(60.0, 120.0);

        metrics.done(movie, result(0, 0));
        assertThat(comparisons("equal")).isEqualTo(1);
    }

    private static TableResult result(long unsettled, long missing) {
        return new TableResult(
                "movie",
                10,
                9,
                9,
                missing,
                0,
                0,
                Map.of(),
                unsettled,
                1,
                10,
                10,
                Map.of(),
                List.of(),
                true,
                Instant.now().minusSeconds(60));
    }

    private double rows(String result) {
        return registry.get("maf.comparison.rows").tag("result", result).gauge().value();
    }

    private double comparisons(String result) {
        return registry.get("maf.comparisons").tag("result", result).counter().count();
    }
}

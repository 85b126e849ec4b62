package maf.benchmarks.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import maf.transformer.cleanse.CleansingResult;
import maf.transformer.cleanse.TableCleanser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The benchmark measures the whole step with the correct outcome; no event is refused early. */
class ContractStepTest {
    @ParameterizedTest
    @EnumSource
    void cleansesEveryEvent(Workload workload) throws IOException {
        // Given
        var benchmark = new ContractStepBenchmark();
        benchmark.workload = workload;
        benchmark.prepare();
        var puts = 0;

        // When
        for (var raw : workload.corpus().records(ContractStepBenchmark.EVENTS)) {
            var results = benchmark.cleanse(raw);

            // Then
            assertThat(results).hasSize(workload.tables()).allMatch(CleansingResult.Accepted.class::isInstance);
            for (var result : results) {
                for (var change : ((CleansingResult.Accepted) result).changes()) {
                    assertThat(new String(change.key().get(), UTF_8)).contains("\"id\":");
                    puts += change instanceof TableCleanser.Change.Put ? 1 : 0;
                }
            }
        }
        assertThat(puts)
                .isBetween(
                        ContractStepBenchmark.EVENTS * workload.tables() * 9 / 10,
                        ContractStepBenchmark.EVENTS * workload.tables());
        assertThat(benchmark.parser()).isGreaterThan(30 * ContractStepBenchmark.EVENTS);
    }
}

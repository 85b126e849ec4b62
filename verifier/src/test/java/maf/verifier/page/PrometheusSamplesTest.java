package maf.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusSamplesTest {
    private static final String TEXT = """
            # HELP maf_records_in_total raw records read
            # TYPE maf_records_in_total counter
            maf_records_in_total{topic="a.b.c"} 12.0
            maf_records_in_total{topic="d"} 1.5E3
            maf_records_quarantined_total{reason="rule",table="MAF.MOVIE"} 2.0
            maf_records_quarantined_total{reason="too \\"long\\", or not",table="MAF.MOVIE"} 3.0
            maf_buffer_rows 7.0
            jvm_memory_used_bytes{area="heap"} 1.0
            """;

    private final PrometheusSamples samples = PrometheusSamples.parse(TEXT);

    @Test
    void sumsByALabel() {
        assertThat(samples.by("topic", "maf_records_in_total")).isEqualTo(Map.of("a.b.c", 12.0, "d", 1500.0));
        assertThat(samples.by("table", "maf_records_quarantined_total")).isEqualTo(Map.of("MAF.MOVIE", 5.0));
        assertThat(samples.by("", "maf_buffer_rows")).isEqualTo(Map.of("", 7.0));
        assertThat(samples.by("", "maf_not_there")).isEmpty();
    }

    @Test
    void keepsOnlyOurOwnMetrics() {
        assertThat(samples.all()).extracting(PrometheusSamples.Sample::name).allMatch(name -> name.startsWith("maf_"));
    }
}

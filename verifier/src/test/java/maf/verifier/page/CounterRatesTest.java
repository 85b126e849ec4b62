package maf.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import maf.verifier.page.ProgramStatus.Instance;
import maf.verifier.page.ProgramStatus.State;
import org.junit.jupiter.api.Test;

class CounterRatesTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final CounterRates rates = new CounterRates();

    private Map<String, Double> at(long second, double... totals) {
        var instances = new java.util.ArrayList<Instance>();
        for (var number = 0; number < totals.length; number++) {
            instances.add(new Instance(
                    "instance " + number,
                    PrometheusSamples.parse("maf_rows_total{table=\"T\"} " + totals[number] + "\n")));
        }
        return rates.by(
                new ProgramStatus("sink", State.READY, "", List.copyOf(instances)),
                "table",
                "maf_rows_total",
                second * SECOND);
    }

    @Test
    void oneReadingGivesNoRate() {
        assertThat(at(0, 5)).isEmpty();
    }

    @Test
    void instancesAddUpOverTheLastSeconds() {
        at(0, 0, 100);
        assertThat(at(2, 20, 140)).isEqualTo(Map.of("T", 30.0));
        at(32, 20, 140);
        at(33, 20, 140);
        assertThat(at(63, 20, 140)).isEqualTo(Map.of("T", 0.0));
    }

    @Test
    void aRestartGivesNoNegativeRate() {
        at(0, 1000);
        assertThat(at(1, 3)).isEmpty();
        assertThat(at(2, 5)).isEqualTo(Map.of("T", 2.0));
    }
}

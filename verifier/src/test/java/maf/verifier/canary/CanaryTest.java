package maf.verifier.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import maf.contract.model.TableContract;
import maf.contract.yaml.Contracts;
import org.junit.jupiter.api.Test;

/** When the canary is off. */
class CanaryTest {
    private static final List<TableContract> SHIPPED = Contracts.read(java.nio.file.Path.of("../tables"));

    private static CanaryView view(List<TableContract> contracts, Duration interval) {
        var config = new Canary.Config(contracts, interval, Map.of(), "127.0.0.1:1");
        try (var canary = Canary.start(config, keys -> Map.of(), new SimpleMeterRegistry())) {
            return canary.view();
        }
    }

    @Test
    void otherContractsTurnItOffAndItReportsThat() {
        var others = SHIPPED.stream()
                .filter(contract -> !contract.name().equals(Canary.CONTRACT))
                .toList();

        var view = view(others, Duration.ofSeconds(1));

        assertThat(others).hasSize(SHIPPED.size() - 1);
        assertThat(view.on()).isFalse();
        assertThat(view.note()).isEqualTo("the canary is off: these contracts have none named 'canary'");
    }

    @Test
    void anIntervalOfZeroTurnsItOffAndItReportsThat() {
        assertThat(view(SHIPPED, Duration.ZERO).note()).isEqualTo("the canary is off: CANARY_INTERVAL_MS is 0");
    }
}

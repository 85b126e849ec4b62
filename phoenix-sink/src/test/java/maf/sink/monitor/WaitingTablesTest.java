package maf.sink.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import maf.contract.model.TableContract;
import maf.contract.yaml.Contracts;
import org.junit.jupiter.api.Test;

class WaitingTablesTest {
    private final SinkHealth health = new SinkHealth();
    private final WaitingTables waiting = health.tables();
    private final TableContract contract = Contracts.read(Path.of("../tables")).get(0);

    @Test
    void saysWhichTableWaitsAndWhy() {
        health.assigned(3);
        waiting.hold(contract, "it is read only");
        assertThat(health.health().ready()).isFalse();
        assertThat(health.health().detail()).contains(contract.table().toString(), "it is read only");
        waiting.release(contract);
        assertThat(health.health().ready()).isTrue();
    }

    @Test
    void whatOnlyARestartMendsStays() {
        waiting.holdUntilRestart(contract, "restart");
        waiting.hold(contract, "read only");
        waiting.release(contract);
        assertThat(waiting.reason(contract.topic())).contains("restart");
        assertThat(waiting.holds(contract.topic())).isTrue();
    }
}

package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import maf.connectors.ConnectorState.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorStateTest {
    private static final ConnectorConfig DECLARED = new ConnectorConfig("mysql", Map.of("a", "1"));

    @ParameterizedTest
    @CsvSource({
        "RUNNING, RUNNING, RUNNING",
        "RUNNING, FAILED, FAILED",
        "FAILED, RUNNING, FAILED",
        "RUNNING, UNASSIGNED, STARTING",
        "RUNNING, RESTARTING, STARTING",
        "UNASSIGNED, RUNNING, STARTING",
        "PAUSED, PAUSED, HELD",
        "PAUSED, FAILED, HELD",
        "STOPPED, RUNNING, HELD"
    })
    void connectorAndTaskStatesAreCombined(String connector, String task, Kind expected) {
        assertThat(of(Map.of("a", "1"), connector, task).kind()).isEqualTo(expected);
    }

    @Test
    void aConnectorWithoutTasksIsStarting() {
        assertThat(of(Map.of("a", "1"), "RUNNING").kind()).isEqualTo(Kind.STARTING);
    }

    @Test
    void aConnectorUnknownToConnectIsAbsent() {
        assertThat(ConnectorState.of(DECLARED, Optional.empty()).kind()).isEqualTo(Kind.ABSENT);
    }

    @Test
    void differentSettingsAreNamed() {
        var state = of(Map.of("a", "2"), "RUNNING", "RUNNING");
        assertThat(state.kind()).isEqualTo(Kind.CHANGED);
        assertThat(state.detail()).endsWith("values of a");
    }

    private static ConnectorState of(Map<String, String> settings, String... states) {
        return ConnectorState.of(DECLARED, Optional.of(new ConnectorStatus(settings, List.of(states), "")));
    }
}

package maf.connectors;

import java.util.Optional;

/**
 * The state of a declared connector, derived from what Connect reports; it decides what the keeper does.
 *
 * @param detail in words: which keys differ, which state, or the failure's root cause
 */
record ConnectorState(Kind kind, String detail) {
    enum Kind {
        /** Connect does not know the connector: register it. */
        ABSENT,
        /** Connect's settings differ from the declared ones: write them again. */
        CHANGED,
        /** Somebody paused or stopped the connector: do not change it. */
        HELD,
        /** The connector or a task has failed; Connect does not restart it by itself. */
        FAILED,
        /** The connector or a task is not running yet. */
        STARTING,
        RUNNING
    }

    static ConnectorState of(ConnectorConfig declared, Optional<ConnectorStatus> status) {
        if (status.isEmpty()) {
            return new ConnectorState(Kind.ABSENT, "not registered");
        }
        var observed = status.get();
        var differences = declared.differencesFrom(observed.settings());
        if (!differences.isEmpty()) {
            return new ConnectorState(
                    Kind.CHANGED, "registered with different values of " + String.join(", ", differences));
        }
        var state = observed.connectorState();
        if (state.equals("PAUSED") || state.equals("STOPPED")) {
            return new ConnectorState(
                    Kind.HELD,
                    state.toLowerCase(java.util.Locale.ROOT) + " by a person; to resume: PUT /connectors/"
                            + declared.name() + "/resume");
        }
        if (observed.states().contains("FAILED")) {
            return new ConnectorState(Kind.FAILED, RootCause.of(observed.trace()));
        }
        if (observed.hasTasks() && observed.states().stream().allMatch("RUNNING"::equals)) {
            return new ConnectorState(Kind.RUNNING, "running");
        }
        return new ConnectorState(Kind.STARTING, "starting");
    }
}

package maf.connectors;

import java.util.Optional;

/**
 * What a declared connector needs, judged from what Connect shows.
 *
 * @param detail for people: which keys differ, which state, or the failure's root cause
 */
record ConnectorState(Kind kind, String detail) {
    enum Kind {
        /** Connect does not know it: register it. */
        ABSENT,
        /** Connect has other settings than the declared ones: write them again. */
        CHANGED,
        /** Somebody paused or stopped it: leave it so. */
        HELD,
        /** The connector or a task gave up; Connect will not start it again by itself. */
        FAILED,
        /** On its way. */
        STARTING,
        RUNNING
    }

    static ConnectorState of(ConnectorConfig declared, Optional<ConnectorStatus> shown) {
        if (shown.isEmpty()) {
            return new ConnectorState(Kind.ABSENT, "not registered");
        }
        var observed = shown.get();
        var differences = declared.differencesFrom(observed.settings());
        if (!differences.isEmpty()) {
            return new ConnectorState(
                    Kind.CHANGED, "registered with other values of " + String.join(", ", differences));
        }
        var state = observed.connectorState();
        if (state.equals("PAUSED") || state.equals("STOPPED")) {
            return new ConnectorState(
                    Kind.HELD,
                    state.toLowerCase(java.util.Locale.ROOT) + " by a person; to go on: PUT /connectors/"
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

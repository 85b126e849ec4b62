package maf.verifier.lag;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells from a connector's events whether it has read its source up to a given time. It sends changes in the order of their
 * commits, so one change that was committed later proves it. Without changes, silence proves it: for a while nothing but
 * heartbeats, which a connector only sends while it waits for its source.
 */
final class ConnectorProgress {
    private final Instant asked;
    private final Duration quiet;
    private Instant lastChange;
    private Instant lastHeartbeat = Instant.MIN;
    private boolean later;

    /**
     * @param asked the time, by the clock that event times are compared with
     * @param quiet how long no change must have come
     */
    ConnectorProgress(Instant asked, Duration quiet) {
        this.asked = asked;
        this.quiet = quiet;
        lastChange = asked;
    }

    /**
     * A change has come.
     *
     * @param committed commit time at the source; null if the event has none
     * @param now time of its arrival
     */
    void change(Instant committed, Instant now) {
        lastChange = now;
        later |= committed != null && !committed.isBefore(asked);
    }

    /** A heartbeat has come. */
    void heartbeat(Instant now) {
        lastHeartbeat = now;
    }

    boolean passed(Instant now) {
        var silent = Duration.between(lastChange, now).compareTo(quiet) >= 0;
        return later || (silent && lastHeartbeat.isAfter(asked));
    }

    /** Whether it has sent anything since {@code asked}. */
    boolean alive() {
        return lastHeartbeat.isAfter(asked) || lastChange.isAfter(asked);
    }
}

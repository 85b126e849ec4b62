package maf.verifier.lag;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a connector has read its source up to a moment, told from what it sends. Its log order is the source's order of
 * commits, so one change that was committed later proves it. A source without changes proves it by silence: for a while
 * nothing but heartbeats, which only a connector that waits for its source sends.
 */
final class ConnectorProgress {
    private final Instant asked;
    private final Duration quiet;
    private Instant lastChange;
    private Instant lastHeartbeat = Instant.MIN;
    private boolean later;

    /**
     * @param asked the moment, by the clock that the events' times are compared with
     * @param quiet how long nothing must have come
     */
    ConnectorProgress(Instant asked, Duration quiet) {
        this.asked = asked;
        this.quiet = quiet;
        lastChange = asked;
    }

    /**
     * A change has come.
     *
     * @param committed at the source; null when the event does not tell
     * @param now of its coming
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

    /** Whether it has sent anything since it was asked about. */
    boolean alive() {
        return lastHeartbeat.isAfter(asked) || lastChange.isAfter(asked);
    }
}

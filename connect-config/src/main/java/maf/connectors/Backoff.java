package maf.connectors;

/** Increasing pauses between attempts: the first attempt is due at once, the next after 1, 2, 4 ... seconds, up to a minute. */
final class Backoff {
    private static final long FIRST_MS = 1_000;
    private static final long LONGEST_MS = 60_000;

    private long pauseMs = FIRST_MS;
    private long dueAtMs = Long.MIN_VALUE;

    boolean due(long nowMs) {
        return nowMs >= dueAtMs;
    }

    /** Records an attempt, and doubles the pause that follows the next one. */
    void attempted(long nowMs) {
        dueAtMs = nowMs + pauseMs;
        pauseMs = Math.min(2 * pauseMs, LONGEST_MS);
    }

    void reset() {
        pauseMs = FIRST_MS;
        dueAtMs = Long.MIN_VALUE;
    }
}

package maf.connectors;

/** Growing pauses between attempts: the first is due at once, then after 1, 2, 4 ... seconds, at most every minute. */
final class Backoff {
    private static final long FIRST_MS = 1_000;
    private static final long LONGEST_MS = 60_000;

    private long pauseMs = FIRST_MS;
    private long dueAtMs = Long.MIN_VALUE;

    boolean due(long nowMs) {
        return nowMs >= dueAtMs;
    }

    /** Notes an attempt, and doubles the pause after the next one. */
    void attempted(long nowMs) {
        dueAtMs = nowMs + pauseMs;
        pauseMs = Math.min(2 * pauseMs, LONGEST_MS);
    }

    void reset() {
        pauseMs = FIRST_MS;
        dueAtMs = Long.MIN_VALUE;
    }
}

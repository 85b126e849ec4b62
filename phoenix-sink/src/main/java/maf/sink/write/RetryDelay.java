package maf.sink.write;

/** Increasing pauses between attempts: they double from 100 ms to 2 s, so that work resumes within seconds. */
public final class RetryDelay {
    private static final long FIRST_MS = 100;
    private static final long LONGEST_MS = 2000;

    private long nextMs = FIRST_MS;

    /** Waits; an interrupt ends it. */
    public void await() throws InterruptedException {
        var now = nextMs;
        nextMs = Math.min(LONGEST_MS, nextMs * 2);
        Thread.sleep(now);
    }

    void reset() {
        nextMs = FIRST_MS;
    }
}

package maf.sink.write;

/** Growing pauses between attempts: from 100 ms, doubling, to 2 s, so that work resumes within seconds. */
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

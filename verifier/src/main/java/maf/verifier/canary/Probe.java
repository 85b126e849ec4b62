package maf.verifier.canary;

/**
 * One row written into a source, whose commit the source has acknowledged.
 *
 * @param number grows with each probe of the source
 * @param committedNanos by {@link System#nanoTime}, when the acknowledgement came
 * @param committedAtMs the same moment in epoch milliseconds
 */
record Probe(ProbeKey key, long number, long committedNanos, long committedAtMs) {
    /**
     * Rows are overwritten in turn, so that there are never more, and a probe in each partition of the topics. Half a round
     * is what a probe has before it is given up: until then nothing has overwritten it.
     */
    static final int SLOTS = 64;

    static Probe committed(String source, long number) {
        return new Probe(new ProbeKey(source, slot(number)), number, System.nanoTime(), System.currentTimeMillis());
    }

    static int slot(long number) {
        return (int) Math.floorMod(number, (long) SLOTS);
    }
}

package maf.verifier.canary;

/**
 * A row in a source whose commit the source has acknowledged.
 *
 * @param number grows with each probe of the source
 * @param committedNanos time of the acknowledgement, by {@link System#nanoTime}
 * @param committedAtMs the same time in epoch milliseconds
 */
record Probe(ProbeKey key, long number, long committedNanos, long committedAtMs) {
    /**
     * Number of rows, which are overwritten in turn. There are enough for a probe in each partition of the topics. A probe
     * counts as lost after half a round, before it is overwritten.
     */
    static final int SLOTS = 64;

    static Probe committed(String source, long number) {
        return new Probe(new ProbeKey(source, slot(number)), number, System.nanoTime(), System.currentTimeMillis());
    }

    static int slot(long number) {
        return (int) Math.floorMod(number, (long) SLOTS);
    }
}

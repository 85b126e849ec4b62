package maf.sink.version;

import java.util.HashSet;
import java.util.Set;

/**
 * The versions (cell timestamps, epoch milliseconds) of one partition's records, in their order: never falling, and
 * rising for each further record of a row. DESIGN.md tells why a replay that starts above the committed version is right.
 */
public final class Versions {
    /** Bounds the memory when very many records carry one and the same timestamp. */
    static final int MOST_KEYS = 65_536;

    private long current;
    private final Set<Long> usedAtCurrent = new HashSet<>();

    private Versions(long current) {
        this.current = current;
    }

    /** A partition without history. */
    public static Versions fresh() {
        return new Versions(0);
    }

    /**
     * A partition whose committed offset carried {@code last}. Which rows used that version is forgotten, so the next one
     * is free: one above.
     */
    public static Versions after(long last) {
        return new Versions(last + 1);
    }

    /** What follows lies above {@code version}: events of an earlier life may have it. */
    void rise(long version) {
        if (version >= current) {
            advance(version + 1);
        }
    }

    /** The version of the next record. */
    public long next(byte[] key, long timestamp) {
        var hash = hash(key);
        if (timestamp > current) {
            advance(timestamp);
        } else if (usedAtCurrent.contains(hash) || usedAtCurrent.size() >= MOST_KEYS) {
            advance(current + 1);
        }
        usedAtCurrent.add(hash);
        return current;
    }

    private void advance(long version) {
        current = version;
        usedAtCurrent.clear();
    }

    /** The highest version given so far. */
    public long current() {
        return current;
    }

    /** FNV-1a, 64 bits: two rows of one hash only cost a version, never a row. */
    private static long hash(byte[] key) {
        var hash = 0xcbf29ce484222325L;
        for (var b : key) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}

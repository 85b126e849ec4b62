package maf.sink.version;

import java.util.HashSet;
import java.util.Set;

/**
 * Assigns versions (cell timestamps, epoch milliseconds) to one partition's records in order. Versions never decrease, and
 * increase with each further record of a row. DESIGN.md explains why a replay that starts above the committed version is right.
 */
public final class Versions {
    /** Limits the memory when very many records have the same timestamp. */
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
     * A partition whose committed offset had the version {@code last}. The rows that used that version are not known, so the
     * next version is one above it.
     */
    public static Versions after(long last) {
        return new Versions(last + 1);
    }

    /** Raises all further versions above {@code version}, which events of an earlier ownership may have. */
    void rise(long version) {
        if (version >= current) {
            advance(version + 1);
        }
    }

    /** Returns the version of the next record. */
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

    /** The highest version assigned so far. */
    public long current() {
        return current;
    }

    /** FNV-1a, 64 bits: if two rows have the same hash, that costs a version, never a row. */
    private static long hash(byte[] key) {
        var hash = 0xcbf29ce484222325L;
        for (var b : key) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}

package maf.verifier.row;

import org.apache.commons.codec.digest.MurmurHash3;

/** A 128-bit hash. In a table of a trillion rows, the probability that two different rows have the same one is 10^-14. */
public record Digest(long high, long low) {
    /** Of a missing row. */
    public static final Digest ABSENT = new Digest(0, 0);

    static Digest of(byte[] bytes, int length) {
        var halves = MurmurHash3.hash128x64(bytes, 0, length, 0);
        return new Digest(halves[0], halves[1]);
    }
}

package maf.verifier.row;

import org.apache.commons.codec.digest.MurmurHash3;

/** 128 bits that stand for bytes: of a trillion rows, two that differ would be taken for equal once in 10^14 such tables. */
public record Digest(long high, long low) {
    /** Of a row that is not there. */
    public static final Digest ABSENT = new Digest(0, 0);

    static Digest of(byte[] bytes, int length) {
        var halves = MurmurHash3.hash128x64(bytes, 0, length, 0);
        return new Digest(halves[0], halves[1]);
    }
}

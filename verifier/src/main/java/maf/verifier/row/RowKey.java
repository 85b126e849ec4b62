package maf.verifier.row;

import java.util.Arrays;

/** The canonical bytes of a row's key, for maps. */
public final class RowKey {
    private final byte[] bytes;
    private final int hash;

    /** @param bytes must not be changed afterwards */
    public RowKey(byte[] bytes) {
        this.bytes = bytes;
        hash = Arrays.hashCode(bytes);
    }

    public byte[] bytes() {
        return bytes;
    }

    public Digest digest() {
        return Digest.of(bytes, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key && hash == key.hash && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}

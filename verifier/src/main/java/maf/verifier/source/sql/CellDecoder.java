package maf.verifier.source.sql;

import java.util.Base64;
import java.util.function.Function;
import maf.verifier.typing.ColumnTyping;

/** From the bytes of a column, as its database writes them in text results, to a plain value; null for NULL. */
@FunctionalInterface
interface CellDecoder {
    Object plain(byte[] raw);

    /** Bytes: as they are where the column takes bytes, else the Base64 as which SQL databases' bytes arrive. */
    static CellDecoder binary(ColumnTyping typing, Function<byte[], byte[]> bytes) {
        return typing == ColumnTyping.VARBINARY
                ? bytes::apply
                : raw -> Base64.getEncoder().encodeToString(bytes.apply(raw));
    }

    /** The bits of a number, the lowest byte first. */
    static byte[] reversed(byte[] bigEndian) {
        var bytes = new byte[bigEndian.length];
        for (var at = 0; at < bytes.length; at++) {
            bytes[at] = bigEndian[bytes.length - 1 - at];
        }
        return bytes;
    }
}

package maf.verifier.source.sql;

import java.util.Base64;
import java.util.function.Function;
import maf.contract.typing.ColumnConversion;

/** Decodes a column's bytes in a text result to a plain value; null for NULL. */
@FunctionalInterface
interface CellDecoder {
    Object plain(byte[] raw);

    /** Bytes for a column of bytes, otherwise Base64, as change events have them. */
    static CellDecoder binary(ColumnConversion typing, Function<byte[], byte[]> bytes) {
        return typing == ColumnConversion.VARBINARY
                ? bytes::apply
                : raw -> Base64.getEncoder().encodeToString(bytes.apply(raw));
    }

    /** Reversed, so that the lowest byte comes first. */
    static byte[] reversed(byte[] bigEndian) {
        var bytes = new byte[bigEndian.length];
        for (var at = 0; at < bytes.length; at++) {
            bytes[at] = bigEndian[bytes.length - 1 - at];
        }
        return bytes;
    }
}

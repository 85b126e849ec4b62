package maf.contract.typing;

import java.util.Base64;
import java.util.HexFormat;

/** Bytes as the connectors write them: raw from MongoDB, Base64 text from the other databases. */
final class Binary {
    private Binary() {}

    static byte[] bytes(Object read) {
        if (read instanceof byte[] bytes) {
            return bytes;
        }
        if (read instanceof ObjectId id) {
            return HexFormat.of().parseHex(id.hex());
        }
        if (read instanceof String text) {
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) { // its message quotes the content
                throw ColumnConversion.mismatch("is not Base64 text");
            }
        }
        throw ColumnConversion.mismatch("is not binary");
    }
}

package maf.contract.typing;

import java.util.Base64;
import java.util.HexFormat;

/** Bytes as the connectors write them: MongoDB's as they are, those of the other databases as Base64 text. */
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
                throw ColumnConversion.mismatch("is no Base64 text");
            }
        }
        throw ColumnConversion.mismatch("is not binary");
    }
}

package maf.verifier.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Encodes values: equal values to the same bytes, different values to different ones. The first byte is the type, so a value
 * of a wrong type equals no other. Empty texts and empty byte arrays become NULL, as in the store.
 */
final class ValueEncoding {
    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int INTEGER = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 5;
    private static final int DECIMAL = 6;
    private static final int TEXT = 7;
    private static final int DATE = 8;
    private static final int MOMENT = 9;
    private static final int BYTES = 10;

    private ValueEncoding() {}

    /** @param value of one of the Java types of columns, or null */
    static void write(ByteWriter to, Object value) {
        if (value instanceof String text) {
            if (text.isEmpty()) {
                to.put(NULL);
            } else {
                to.put(TEXT).putText(text);
            }
        } else if (value instanceof Long number) {
            to.put(LONG).putLong(number);
        } else if (value instanceof Double number) {
            to.put(DOUBLE).putLong(Double.doubleToRawLongBits(number)); // tells 0.0 from -0.0
        } else if (value instanceof Boolean truth) {
            to.put(truth ? TRUE : FALSE);
        } else if (value == null) {
            to.put(NULL);
        } else if (value instanceof Integer number) {
            to.put(INTEGER).putInt(number);
        } else if (value instanceof BigDecimal number) {
            var digits = number.stripTrailingZeros(); // Phoenix does not keep them
            to.put(DECIMAL)
                    .putInt(digits.scale())
                    .putBytes(digits.unscaledValue().toByteArray());
        } else if (value instanceof LocalDate date) {
            to.put(DATE).putLong(date.toEpochDay());
        } else if (value instanceof Instant moment) {
            to.put(MOMENT).putLong(moment.getEpochSecond()).putInt(moment.getNano());
        } else if (value instanceof byte[] bytes) {
            if (bytes.length == 0) {
                to.put(NULL);
            } else {
                to.put(BYTES).putBytes(bytes);
            }
        } else {
            throw new IllegalArgumentException("no column type has values of " + value.getClass());
        }
    }

    /** The inverse of {@link #write}, except for values that it treats as equal. */
    static Object read(ByteBuffer from) {
        return switch (from.get()) {
            case NULL -> null;
            case FALSE -> false;
            case TRUE -> true;
            case INTEGER -> from.getInt();
            case LONG -> from.getLong();
            case DOUBLE -> Double.longBitsToDouble(from.getLong());
            case DECIMAL -> {
                var scale = from.getInt();
                yield new BigDecimal(new BigInteger(bytes(from)), scale);
            }
            case TEXT -> {
                var units = new char[from.getInt()];
                for (var i = 0; i < units.length; i++) {
                    units[i] = from.getChar();
                }
                yield new String(units);
            }
            case DATE -> LocalDate.ofEpochDay(from.getLong());
            case MOMENT -> Instant.ofEpochSecond(from.getLong(), from.getInt());
            case BYTES -> bytes(from);
            default -> throw new IllegalArgumentException("invalid encoded value");
        };
    }

    private static byte[] bytes(ByteBuffer from) {
        var bytes = new byte[from.getInt()];
        from.get(bytes);
        return bytes;
    }
}

package maf.connect;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.connect.data.Struct;

/** How many bytes a value has as JSON, as Connect's converter writes it: exact for texts and never too low. */
final class JsonSize {
    private static final long SCALAR = 32; // more than any number, time or boolean has
    private static final int QUOTES = 2;
    private static final int ESCAPED = 6; // \u001f
    private static final int BITS_PER_DIGIT = 3;

    private final ToLongFunction<String> text;

    private JsonSize(ToLongFunction<String> text) {
        this.text = text;
    }

    /** A bound that needs no look into texts: at most six times the size. */
    static long atMost(Object value) {
        return new JsonSize(text -> (long) ESCAPED * text.length() + QUOTES).of(value);
    }

    static long exactly(Object value) {
        return new JsonSize(JsonSize::text).of(value);
    }

    private long of(Object value) {
        if (value instanceof String string) {
            return text.applyAsLong(string);
        }
        if (value instanceof Struct struct) {
            return struct(struct);
        }
        if (value instanceof byte[] bytes) {
            return base64(bytes.length);
        }
        if (value instanceof ByteBuffer bytes) {
            return base64(bytes.remaining());
        }
        if (value instanceof Collection<?> elements) {
            return QUOTES
                    + elements.stream().mapToLong(element -> of(element) + 1).sum();
        }
        if (value instanceof Map<?, ?> entries) {
            return QUOTES
                    + entries.entrySet().stream()
                            .mapToLong(entry -> of(entry.getKey()) + of(entry.getValue()) + 4) // [k,v] and a comma
                            .sum();
        }
        if (value instanceof BigDecimal decimal) {
            return SCALAR + decimal.unscaledValue().bitLength() / BITS_PER_DIGIT;
        }
        return SCALAR;
    }

    private long struct(Struct struct) {
        long size = QUOTES;
        for (var field : struct.schema().fields()) {
            size += text.applyAsLong(field.name()) + of(struct.getWithoutDefault(field.name())) + 2;
        }
        return size;
    }

    private static long base64(int bytes) {
        return QUOTES + 4L * ((bytes + 2) / 3);
    }

    private static long text(String text) {
        long size = QUOTES;
        for (var at = 0; at < text.length(); at++) {
            size += bytes(text.charAt(at));
        }
        return size;
    }

    private static int bytes(char unit) {
        if (unit < ' ') {
            return "\b\t\n\f\r".indexOf(unit) < 0 ? ESCAPED : 2;
        }
        if (unit < 0x80) {
            return unit == '"' || unit == '\\' ? 2 : 1;
        }
        if (Character.isSurrogate(unit)) {
            return ESCAPED; // as Connect's converter writes each half of a pair
        }
        return unit < 0x800 ? 2 : 3;
    }
}

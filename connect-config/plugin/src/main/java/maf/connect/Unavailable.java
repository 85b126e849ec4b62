package maf.connect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Debezium's placeholder for a large value that an update did not change: PostgreSQL does not send it again. */
final class Unavailable {
    private static final String PLACEHOLDER = "__debezium_unavailable_value";
    private static final String ID =
            UUID.nameUUIDFromBytes(PLACEHOLDER.getBytes(StandardCharsets.UTF_8)).toString();
    private static final ByteBuffer BYTES = ByteBuffer.wrap(PLACEHOLDER.getBytes(StandardCharsets.UTF_8));

    private Unavailable() {}

    /** Whether a field's value is the placeholder, in the form that its type gives it. */
    static boolean is(Object value) {
        if (value instanceof String text) {
            return text.equals(PLACEHOLDER) || text.equals(ID);
        }
        if (value instanceof ByteBuffer bytes) {
            return bytes.equals(BYTES);
        }
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes).equals(BYTES);
        }
        if (value instanceof List<?> elements) {
            return elements.size() == 1 ? is(elements.get(0)) : areBytes(elements);
        }
        return value instanceof Map<?, ?> entries
                && entries.size() == 1
                && entries.keySet().stream().allMatch(Unavailable::is);
    }

    private static boolean areBytes(List<?> elements) {
        if (elements.size() != BYTES.remaining()) {
            return false;
        }
        for (var at = 0; at < elements.size(); at++) {
            if (!(elements.get(at) instanceof Number number) || number.longValue() != BYTES.get(at)) {
                return false;
            }
        }
        return true;
    }
}

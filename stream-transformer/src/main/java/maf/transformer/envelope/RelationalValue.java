package maf.transformer.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * Values of MySQL and PostgreSQL as Debezium writes them with {@code decimal.handling.mode=string} and
 * {@code time.precision.mode=isostring}: plain JSON, decimals, times and bytes (Base64) as text.
 */
final class RelationalValue {
    /** Debezium's placeholder for a large value that an update did not change. */
    static final String PLACEHOLDER = "__debezium_unavailable_value";

    private static final byte[] PLACEHOLDER_BYTES = PLACEHOLDER.getBytes(StandardCharsets.UTF_8);
    private static final String PLACEHOLDER_BASE64 = Base64.getEncoder().encodeToString(PLACEHOLDER_BYTES);
    private static final String PLACEHOLDER_UUID =
            UUID.nameUUIDFromBytes(PLACEHOLDER_BYTES).toString();

    private RelationalValue() {}

    static Object text(String text) {
        return text.equals(PLACEHOLDER) || text.equals(PLACEHOLDER_BASE64) ? SourceRow.UNAVAILABLE : text;
    }

    static Object read(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isDouble() ? (Object) node.doubleValue() : node.decimalValue();
            case STRING -> text(node.textValue());
            case ARRAY -> isPlaceholder(node) ? SourceRow.UNAVAILABLE : node;
            default -> node;
        };
    }

    /** An array of one text, one Base64 text or one UUID made of the placeholder, or of its bytes as numbers. */
    private static boolean isPlaceholder(JsonNode array) {
        if (array.size() == 1) {
            var only = array.get(0).asText();
            return text(only) == SourceRow.UNAVAILABLE || only.equals(PLACEHOLDER_UUID);
        }
        if (array.size() != PLACEHOLDER_BYTES.length) {
            return false;
        }
        for (var at = 0; at < PLACEHOLDER_BYTES.length; at++) {
            if (array.get(at).asInt(-1) != PLACEHOLDER_BYTES[at]) {
                return false;
            }
        }
        return true;
    }
}

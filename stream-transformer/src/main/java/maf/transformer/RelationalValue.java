package maf.transformer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/**
 * Values of MySQL and PostgreSQL as Debezium writes them with {@code decimal.handling.mode=string} and
 * {@code time.precision.mode=isostring}: plain JSON, decimals, times and bytes (Base64) as text.
 */
final class RelationalValue {
    /** Debezium's placeholder for a large value that an update left alone. */
    static final String PLACEHOLDER = "__debezium_unavailable_value";

    private static final byte[] PLACEHOLDER_BYTES = PLACEHOLDER.getBytes(StandardCharsets.UTF_8);
    /** The same for a text, for bytes, and for the one element of an array of texts, bytes or UUIDs. */
    private static final Set<String> PLACEHOLDERS = Set.of(
            PLACEHOLDER,
            Base64.getEncoder().encodeToString(PLACEHOLDER_BYTES),
            UUID.nameUUIDFromBytes(PLACEHOLDER_BYTES).toString());

    private RelationalValue() {}

    static Object read(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isDouble() ? (Object) node.doubleValue() : node.decimalValue();
            case STRING -> PLACEHOLDERS.contains(node.textValue()) ? SourceRow.UNAVAILABLE : node.textValue();
            case ARRAY -> isPlaceholder(node) ? SourceRow.UNAVAILABLE : node;
            default -> node;
        };
    }

    /** An array of one such text, or of the text's bytes as numbers. */
    private static boolean isPlaceholder(JsonNode array) {
        if (array.size() == 1) {
            return PLACEHOLDERS.contains(array.get(0).asText());
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

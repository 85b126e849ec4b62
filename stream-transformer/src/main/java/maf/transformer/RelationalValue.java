package maf.transformer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Values of MySQL and PostgreSQL as Debezium writes them with {@code decimal.handling.mode=string} and
 * {@code time.precision.mode=isostring}: plain JSON, decimals, times and bytes (Base64) as text.
 */
final class RelationalValue {
    /** Debezium's placeholder for a large value that an update left alone. */
    static final String PLACEHOLDER = "__debezium_unavailable_value";

    private RelationalValue() {}

    static Object text(String text) {
        return text.equals(PLACEHOLDER) ? SourceRow.UNAVAILABLE : text;
    }

    static Object read(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isDouble() ? (Object) node.doubleValue() : node.decimalValue();
            case STRING -> text(node.textValue());
            default -> node;
        };
    }
}

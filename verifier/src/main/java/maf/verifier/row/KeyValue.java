package maf.verifier.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import maf.contract.model.Column;

/** Values of key columns as people write them. */
public final class KeyValue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Class<?>> JSON_LITERALS = Set.of(Integer.class, Long.class, Double.class, Boolean.class);

    private KeyValue() {}

    /**
     * Reads a value without quotes.
     *
     * @return a value of the column's Java type
     * @throws IllegalArgumentException if the text is not a value of the column's type
     */
    public static Object parse(Column column, String text) {
        try {
            var json = JSON_LITERALS.contains(column.type().javaType()) ? JSON.readTree(text) : TextNode.valueOf(text);
            return column.type().read(json);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw wrongType(column, "'" + text + "'", e);
        }
    }

    /**
     * Reads a JSON value.
     *
     * @return a value of the column's Java type
     * @throws IllegalArgumentException if the JSON is not a value of the column's type
     */
    public static Object of(Column column, JsonNode json) {
        try {
            return column.type().read(json);
        } catch (IllegalArgumentException e) {
            throw wrongType(column, json.toString(), e);
        }
    }

    private static IllegalArgumentException wrongType(Column column, String value, Exception cause) {
        return new IllegalArgumentException(
                value + " is not a value of key column '" + column.name() + "', which is a "
                        + column.type().sql(),
                cause);
    }
}

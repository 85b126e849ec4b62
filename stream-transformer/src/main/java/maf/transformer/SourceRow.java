package maf.transformer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The fields of a row or of its key as the source sent them.
 *
 * @param fields a JSON object
 * @param reader gives a field's value as Boolean, BigDecimal, String, byte[], Instant, Double (NaN and infinity alone),
 *     {@link JsonNode} (objects and arrays), {@link #UNAVAILABLE}, or null
 */
record SourceRow(JsonNode fields, Function<JsonNode, Object> reader) {
    /** The value of a field that the source did not send although the row has it. */
    static final Object UNAVAILABLE = new Object();

    /** The value at a path, null when it is NULL or not there; a path goes on in a text that is JSON. */
    Object value(List<String> path) {
        var node = fields;
        for (var name : path) {
            if (node != null && node.isTextual()) {
                if (reader.apply(node) == UNAVAILABLE) {
                    return UNAVAILABLE;
                }
                node = Json.inside(node.textValue());
            }
            if (node == null || node.isNull()) {
                return null;
            }
            if (!node.isObject()) {
                throw new RefusedException(Reason.TYPE_MISMATCH, "lies in a field that is no document");
            }
            node = node.get(name);
        }
        return node == null ? null : reader.apply(node);
    }

    boolean has(String field) {
        return fields.has(field);
    }

    /** Whether the source left out the value of one of these fields. */
    boolean hasUnavailable(Iterator<String> names) {
        while (names.hasNext()) {
            if (value(List.of(names.next())) == UNAVAILABLE) {
                return true;
            }
        }
        return false;
    }

    Set<String> names() {
        var names = new TreeSet<String>();
        fields.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

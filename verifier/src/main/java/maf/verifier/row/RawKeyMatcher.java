package maf.verifier.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import maf.contract.model.Source;

/**
 * Tells whether a raw record's key is the key of a row: {@code {"id":42}}, or from MongoDB {@code {"id":"42"}} with extended
 * JSON in the text. It recognizes numbers and texts. Keys of times and bytes, whose form depends on the source, are found
 * through the headers of their cleansed records.
 */
public final class RawKeyMatcher {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MONGO_ID = "_id";
    private static final String MONGO_KEY = "id";

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** @param key values of the key columns by name, of their Java types */
    public RawKeyMatcher(Source source, Map<String, Object> key) {
        key.forEach((column, value) -> {
            if (!source.constants().containsKey(column)) {
                var field = source.path(column).field();
                fields.put(field.equals(MONGO_ID) ? MONGO_KEY : field, value);
            }
        });
    }

    /** Whether a raw record with this key, which may be null, is about the row. */
    public boolean isOf(byte[] recordKey) {
        return parsed(recordKey).filter(this::matches).isPresent();
    }

    /** Whether a raw record with this key is about the row. */
    public boolean matches(JsonNode recordKey) {
        return fields.entrySet().stream().allMatch(field -> equal(field.getValue(), recordKey.path(field.getKey())));
    }

    /** The key of a raw record, which may be null, as JSON; empty if it is none, as some in the quarantine are. */
    public static Optional<JsonNode> parsed(byte[] recordKey) {
        try {
            return recordKey == null ? Optional.empty() : Optional.of(JSON.readTree(recordKey));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean equal(Object wanted, JsonNode found) {
        return found.isValueNode()
                && (same(wanted, found.asText()) || (found.isTextual() && same(wanted, extended(found.asText()))));
    }

    /** The value of a text in extended JSON, such as {@code {"$oid":"…"}} or {@code "a text"}. */
    private static String extended(String text) {
        if (!text.startsWith("{") && !text.startsWith("\"")) {
            return text;
        }
        try {
            var value = JSON.readTree(text);
            if (value.isObject()) {
                var wraps = value.size() == 1 && value.fieldNames().next().startsWith("$");
                return wraps ? value.elements().next().asText() : value.toString(); // a document, without spaces
            }
            return value.asText();
        } catch (IOException e) {
            return text;
        }
    }

    private static boolean same(Object wanted, String found) {
        if (!(wanted instanceof Number)) {
            return wanted.toString().equals(found);
        }
        try {
            return new BigDecimal(wanted.toString()).compareTo(new BigDecimal(found)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}

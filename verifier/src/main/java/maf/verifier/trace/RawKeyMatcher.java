package maf.verifier.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import maf.contract.model.Source;

/**
 * Tells whether the key of a raw record is a row's: {@code {"id":42}}, or of MongoDB {@code {"id":"42"}} with extended JSON
 * in the text. Numbers and texts are known; keys of times and bytes, which sources write in forms of their own, are not:
 * such rows are found by what their cleansed records say.
 */
final class RawKeyMatcher {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MONGO_ID = "_id";
    private static final String MONGO_KEY = "id";

    private final Map<String, Object> fields = new LinkedHashMap<>();

    RawKeyMatcher(Source source, TraceKey key) {
        key.columns().forEach((column, value) -> {
            if (!source.constants().containsKey(column)) {
                var field = source.field(column);
                fields.put(field.equals(MONGO_ID) ? MONGO_KEY : field, value);
            }
        });
    }

    boolean isOf(byte[] recordKey) {
        if (recordKey == null) {
            return false;
        }
        try {
            var key = JSON.readTree(recordKey);
            return fields.entrySet().stream().allMatch(field -> equal(field.getValue(), key.path(field.getKey())));
        } catch (IOException e) {
            return false; // no JSON: the quarantine has such records, too
        }
    }

    private static boolean equal(Object wanted, JsonNode found) {
        return found.isValueNode()
                && (same(wanted, found.asText()) || (found.isTextual() && same(wanted, extended(found.asText()))));
    }

    /** The value in a text of extended JSON, such as {@code {"$oid":"…"}} or {@code "a text"}. */
    private static String extended(String text) {
        if (!text.startsWith("{") && !text.startsWith("\"")) {
            return text;
        }
        try {
            var value = JSON.readTree(text);
            return value.size() == 1 ? value.elements().next().asText() : value.asText();
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

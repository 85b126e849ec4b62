package maf.verifier.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maf.contract.model.TableContract;
import maf.verifier.row.KeyValue;
import maf.verifier.row.RowText;

/**
 * The key of the traced row.
 *
 * @param columns by name, in the key's order, of their Java types
 * @param text in the form of reconcile's report
 */
record TraceKey(Map<String, Object> columns, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Parses command-line arguments.
     *
     * @throws IllegalArgumentException if they are not a key of the table
     */
    static TraceKey of(TableContract contract, List<String> words) {
        var columns = contract.keyColumns();
        var given = words.size() == 1 && words.get(0).startsWith("{") ? object(words.get(0)) : null;
        if (given == null ? words.size() != columns.size() : given.size() != columns.size()) {
            throw new IllegalArgumentException("the key of " + contract.name() + " is " + contract.key()
                    + ": give its values in that order, or one JSON object");
        }
        var values = new LinkedHashMap<String, Object>();
        for (var at = 0; at < columns.size(); at++) {
            var column = columns.get(at);
            var value = given == null
                    ? KeyValue.parse(column, words.get(at))
                    : KeyValue.of(column, given.path(column.name()));
            values.put(column.name(), value);
        }
        return new TraceKey(values, new RowText(contract).key(values.values().toArray()));
    }

    Object[] values() {
        return columns.values().toArray();
    }

    private static JsonNode object(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the key '" + text + "' is not a valid JSON object", e);
        }
    }
}

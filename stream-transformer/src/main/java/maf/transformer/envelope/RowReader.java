package maf.transformer.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;

/**
 * Reads the fields of a plan from a JSON object, token by token; only documents inside a row become trees. A duplicate field
 * is refused if it is in the plan, and ignored otherwise.
 */
public record RowReader(FieldPlan plan) {
    private static final int MOST_KEY_FIELDS = 1_600; // a table of PostgreSQL has no more columns

    /** Which fields of the plan are read. */
    enum Part {
        KEY,
        ALL
    }

    /** The row at an object's start. */
    SourceRow row(JsonParser json, Dialect dialect, Part part) throws IOException {
        if (plan.isWhole() && part == Part.ALL) {
            return whole((ObjectNode) Json.readTree(json), dialect);
        }
        var row = new SourceRow(dialect, plan, null);
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            var token = json.nextToken();
            var place = plan.place(name);
            if (place == null || (part == Part.KEY && !plan.isKey(name))) {
                json.skipChildren();
            } else {
                put(row, place, value(json, token, dialect), name);
            }
        }
        return row;
    }

    /** The key at an object's start. */
    SourceKey key(JsonParser json) throws IOException {
        var row = new SourceRow(Dialect.RELATIONAL, plan, null);
        var names = new ArrayList<String>(2);
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            var value = value(json, json.nextToken(), Dialect.RELATIONAL);
            if (names.contains(name)) {
                throw twice(name);
            }
            if (names.size() == MOST_KEY_FIELDS) {
                throw new RefusedException(
                        QuarantineReason.KEY_MISMATCH, "the key has more than " + MOST_KEY_FIELDS + " columns");
            }
            names.add(name);
            if (plan.isKey(name)) {
                put(row, plan.place(name), value, name);
            }
        }
        return new SourceKey(row, names);
    }

    /** The key of one field, whose value is the first token of {@code json}. */
    SourceKey key(String name, JsonParser json) throws IOException {
        var row = new SourceRow(Dialect.MONGODB, plan, null);
        var token = json.nextToken();
        var value = token == null ? null : value(json, token, Dialect.MONGODB);
        if (plan.isKey(name)) {
            put(row, plan.place(name), value, name);
        }
        return new SourceKey(row, List.of(name));
    }

    private SourceRow whole(ObjectNode fields, Dialect dialect) {
        var row = new SourceRow(dialect, plan, fields);
        for (var field : fields.properties()) {
            var place = plan.place(field.getKey());
            if (place != null) {
                var node = field.getValue();
                put(row, place, node.isContainerNode() ? node : dialect.value(node), field.getKey());
            }
        }
        return row;
    }

    private static void put(SourceRow row, int place, Object value, String name) {
        if (!row.put(place, value)) {
            throw twice(name);
        }
    }

    static RefusedException twice(String name) {
        return new RefusedException(QuarantineReason.MALFORMED_JSON, "field '" + name + "' is given twice");
    }

    /** The value at {@code token}. */
    static Object value(JsonParser json, JsonToken token, Dialect dialect) throws IOException {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> dialect.text(json.getText());
            case VALUE_NUMBER_INT ->
                json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? new BigDecimal(json.getBigIntegerValue())
                        : (Object) json.getLongValue();
            case VALUE_NUMBER_FLOAT ->
                json.isNaN() || Json.isNegativeZero(json) ? (Object) json.getDoubleValue() : json.getDecimalValue();
            default -> Json.readTree(json);
        };
    }
}

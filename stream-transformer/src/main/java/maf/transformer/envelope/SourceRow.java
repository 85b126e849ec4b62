package maf.transformer.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import maf.contract.typing.KeyForm;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;

/**
 * The fields of a row, or of its key, as the source sent them; only those in the plan of its topic. A
 * value is a Boolean, Long (whole numbers that fit), BigDecimal, String, byte[], Instant, Double (only NaN, infinity
 * and -0.0), {@link JsonNode} (objects and arrays), {@link #UNAVAILABLE}, or null.
 */
public final class SourceRow {
    /** The value of a field that the source did not send although the row has it. */
    public static final Object UNAVAILABLE = new Object();

    private static final Object NULL = new Object();

    private final Dialect dialect;
    private final Object[] values; // null: absent
    private final ObjectNode whole;
    private JsonNode[] documents; // null: none is parsed

    /** @param whole the row as received; null unless the plan needs all fields */
    SourceRow(Dialect dialect, FieldPlan plan, ObjectNode whole) {
        this.dialect = dialect;
        this.values = new Object[plan.size()];
        this.whole = whole;
    }

    /** Sets a field; false if it is already set. */
    boolean put(int place, Object value) {
        if (values[place] != null) {
            return false;
        }
        values[place] = value == null ? NULL : value;
        return true;
    }

    public boolean has(int place) {
        return values[place] != null;
    }

    /** Whether an absent field is missing; a document may simply not have it. */
    public boolean hasFixedFields() {
        return dialect == Dialect.RELATIONAL;
    }

    /** Which form the row's key has. */
    public KeyForm keyForm() {
        return dialect == Dialect.MONGODB ? KeyForm.MONGODB : KeyForm.SQL;
    }

    /** The value of a field; null if it is NULL or absent. */
    Object value(int place) {
        var value = values[place];
        return value == NULL ? null : value instanceof JsonNode node ? dialect.value(node) : value;
    }

    /** The value at a path that begins at a field; null if it is NULL or absent. */
    public Object value(int place, List<String> path) {
        if (path.isEmpty()) {
            return value(place);
        }
        var value = values[place];
        if (value == null || value == NULL || value == UNAVAILABLE) {
            return value == UNAVAILABLE ? value : null;
        }
        var node = document(place, value);
        for (var name : path) {
            if (node == null || node.isNull()) {
                return null;
            }
            if (!node.isObject()) {
                throw new RefusedException(QuarantineReason.TYPE_MISMATCH, "lies in a field that is not a document");
            }
            node = node.get(name);
        }
        return node == null ? null : dialect.value(node);
    }

    /** SQL databases send their JSON columns as text, which is parsed once for all paths. */
    private JsonNode document(int place, Object value) {
        if (value instanceof JsonNode node) {
            return node;
        }
        documents = documents == null ? new JsonNode[values.length] : documents;
        if (documents[place] == null) {
            documents[place] = parsed(value);
        }
        return documents[place];
    }

    private JsonNode parsed(Object value) {
        if (dialect == Dialect.RELATIONAL && value instanceof String text) {
            try {
                return Json.readDocument(text);
            } catch (RefusedException noJson) {
                if (noJson.reason() == QuarantineReason.TOO_COSTLY) {
                    throw noJson;
                }
                throw new RefusedException(
                        QuarantineReason.TYPE_MISMATCH, "lies in a text that is not a JSON document");
            }
        }
        throw new RefusedException(QuarantineReason.TYPE_MISMATCH, "lies in a field that is not a document");
    }

    /** The row as received. */
    public ObjectNode whole() {
        return whole;
    }

    /** Whether the source left out the value of some field. */
    boolean hasUnavailable() {
        for (var place = 0; place < values.length; place++) {
            if (value(place) == UNAVAILABLE) { // also for documents: an array can be Debezium's placeholder
                return true;
            }
        }
        return false;
    }

    /** Whether {@code node}, a field of {@link #whole}, is one that the source left out. */
    public boolean isUnavailable(JsonNode node) {
        return dialect.value(node) == UNAVAILABLE;
    }
}

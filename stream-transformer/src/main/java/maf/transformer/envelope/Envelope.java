package maf.transformer.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;

/**
 * Reads Debezium's envelope, JSON without schemas, in one pass. Relational: {@code before} and {@code after} are objects,
 * the key is an object of the key's columns. MongoDB: both are texts of extended JSON, and the key is {@code {"id":
 * "<_id>"}}.
 *
 * <p>Of the row before a change only the key is read, because it may have changed. The rest is needed only if the row after
 * the change lacks an unchanged value; then the envelope is read again.
 */
public final class Envelope {
    private static final String MONGO_KEY = "id";
    private static final String MONGO_ID = "_id";

    private final RowReader rows;
    private final RowReader.Part partOfBefore;
    private final SourceMetadata source = new SourceMetadata();
    private String operation;
    private Dialect dialect = Dialect.RELATIONAL;
    private SourceRow before;
    private SourceRow after;
    private String tooLarge;
    private int seen;
    private int fields;
    private int heartbeatFields;
    private int transactionFields;

    private Envelope(RowReader rows, RowReader.Part partOfBefore) {
        this.rows = rows;
        this.partOfBefore = partOfBefore;
    }

    /**
     * The event in a raw record.
     *
     * @throws RefusedException if the bytes are not an envelope
     */
    public static ChangeEvent read(RowReader rows, byte[] key, byte[] value, long recordTimestamp) {
        if (value == null) {
            return new ChangeEvent.Ignored(); // the delete event before this tombstone has deleted the row
        }
        var envelope = Json.read(value, "the value", new Envelope(rows, RowReader.Part.KEY)::fill);
        if (envelope.before != null && envelope.after != null && envelope.after.hasUnavailable()) {
            envelope = Json.read(value, "the value", new Envelope(rows, RowReader.Part.ALL)::fill);
        }
        return envelope.isHousekeeping() ? new ChangeEvent.Ignored() : envelope.event(key, recordTimestamp);
    }

    private Envelope fill(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new RefusedException(QuarantineReason.MALFORMED_ENVELOPE, "the value is not a JSON object");
        }
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            field(name, json, json.nextToken());
            fields++;
        }
        return this;
    }

    private void field(String name, JsonParser json, JsonToken token) throws IOException {
        switch (name) {
            case "before" -> {
                once(1, name);
                before = row(name, json, token, partOfBefore);
            }
            case "after" -> {
                once(2, name);
                after = row(name, json, token, RowReader.Part.ALL);
            }
            case "source" -> {
                once(4, name);
                if (token == JsonToken.START_OBJECT) {
                    source.read(json);
                }
                json.skipChildren();
            }
            case "op" -> {
                once(8, name);
                operation = token.isScalarValue() ? json.getText() : "";
                json.skipChildren();
            }
            case "too_large" -> {
                once(16, name);
                tooLarge = token == JsonToken.VALUE_NULL ? null : sizes(Json.readTree(json));
            }
            case "ts_ms" -> {
                heartbeatFields++;
                json.skipChildren();
            }
            case "status", "id", "event_count" -> {
                transactionFields++;
                json.skipChildren();
            }
            default -> json.skipChildren();
        }
    }

    private void once(int field, String name) {
        if ((seen & field) != 0) {
            throw RowReader.twice(name);
        }
        seen |= field;
    }

    private SourceRow row(String name, JsonParser json, JsonToken token, RowReader.Part part) throws IOException {
        switch (token) {
            case START_OBJECT -> {
                return rows.row(json, Dialect.RELATIONAL, part);
            }
            case VALUE_STRING -> {
                dialect = Dialect.MONGODB;
                // MongoDB's _id never changes, and its documents are complete: the one before is not needed.
                return name.equals("after") ? Json.readExtended(json, "'after'", this::document) : null;
            }
            case VALUE_NULL -> {
                return null;
            }
            default ->
                throw new RefusedException(QuarantineReason.MALFORMED_ENVELOPE, "'" + name + "' is not a JSON object");
        }
    }

    private SourceRow document(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new RefusedException(QuarantineReason.MALFORMED_ENVELOPE, "'after' is not a JSON object");
        }
        return rows.row(json, Dialect.MONGODB, RowReader.Part.ALL);
    }

    /** Heartbeats are {@code {"ts_ms"}}, transaction markers have a status and a count; neither has an operation. */
    private boolean isHousekeeping() {
        return operation == null && ((fields == 1 && heartbeatFields == 1) || transactionFields == 3);
    }

    private ChangeEvent event(byte[] rawKey, long recordTimestamp) {
        var origin = new ChangeEvent.Origin(operation, source.position(), source.tsMs(recordTimestamp), source.table());
        return switch (operation == null ? "" : operation) {
            case "c", "u", "r" -> new ChangeEvent.Upsert(origin, key(rawKey), Optional.ofNullable(before), present());
            case "d" -> new ChangeEvent.Delete(origin, key(rawKey));
            case "t" -> new ChangeEvent.Truncate(origin);
            case "" ->
                throw new RefusedException(
                        QuarantineReason.MALFORMED_ENVELOPE, "the value has no operation: is it JSON without schemas?");
            default ->
                throw new RefusedException(
                        QuarantineReason.UNKNOWN_OPERATION, "the operation is none of c, u, d, r, t");
        };
    }

    private SourceRow present() {
        if (tooLarge != null) {
            throw new RefusedException(
                    QuarantineReason.TOO_LARGE,
                    "the source's event has " + tooLarge + " that a raw record may have, so it came without its row");
        }
        if (after == null) {
            throw new RefusedException(
                    QuarantineReason.MISSING_AFTER,
                    isMongo()
                            ? "no row after the change: has the collection changeStreamPreAndPostImages enabled?"
                            : "no row after the change");
        }
        return after;
    }

    private boolean isMongo() {
        return dialect == Dialect.MONGODB || source.isMongo();
    }

    private SourceKey key(byte[] rawKey) {
        if (rawKey == null) {
            throw noKey();
        }
        return Json.read(rawKey, "the key", json -> {
            var token = json.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                throw noKey();
            }
            if (token != JsonToken.START_OBJECT) {
                throw new RefusedException(
                        QuarantineReason.MALFORMED_ENVELOPE, "the key is not a JSON object of the key's columns");
            }
            return isMongo() ? mongoKey(json) : rows.key(json);
        });
    }

    private SourceKey mongoKey(JsonParser json) throws IOException {
        SourceKey key = null;
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            var token = json.nextToken();
            if (name.equals(MONGO_KEY) && token == JsonToken.VALUE_STRING && key == null) {
                key = Json.readExtended(json, "the key's id", id -> rows.key(MONGO_ID, id));
            }
            json.skipChildren();
        }
        if (key == null) {
            throw new RefusedException(
                    QuarantineReason.MALFORMED_ENVELOPE, "the key is not a JSON object of the key's columns");
        }
        return key;
    }

    private static String sizes(JsonNode tooLarge) {
        return tooLarge.path("bytes").asLong() + " bytes, more than the "
                + tooLarge.path("limit").asLong();
    }

    private static RefusedException noKey() {
        return new RefusedException(
                QuarantineReason.MISSING_KEY, "the event has no key: give the source table a primary key");
    }
}

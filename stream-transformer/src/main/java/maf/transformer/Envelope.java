package maf.transformer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads Debezium's envelope, JSON without schemas. Relational: {@code before} and {@code after} are objects, the key is
 * an object of the key's columns. MongoDB: they are texts of extended JSON, and the key is {@code {"id": "<_id>"}}.
 */
final class Envelope {
    private static final String MONGO_KEY = "id";
    private static final long MILLIS_PER_SECOND = 1000;

    private final byte[] rawKey;
    private final JsonNode value;
    private final boolean mongo;
    private final long recordTimestamp;

    private Envelope(byte[] rawKey, JsonNode value, long recordTimestamp) {
        this.rawKey = rawKey;
        this.value = value;
        this.recordTimestamp = recordTimestamp;
        this.mongo = value.path("source").path("connector").asText().equals("mongodb")
                || value.path("after").isTextual()
                || value.path("before").isTextual();
    }

    /**
     * The event in a raw record.
     *
     * @throws RefusedException when the bytes are no envelope
     */
    static ChangeEvent read(byte[] key, byte[] value, long recordTimestamp) {
        if (value == null) {
            return new ChangeEvent.Ignored(); // the delete event before this tombstone said it already
        }
        var json = Json.read(value, "the value");
        if (!json.isObject()) {
            throw new RefusedException(Reason.MALFORMED_ENVELOPE, "the value is no JSON object");
        }
        return isHousekeeping(json) ? new ChangeEvent.Ignored() : new Envelope(key, json, recordTimestamp).event();
    }

    /** Heartbeats are {@code {"ts_ms"}}, transaction markers have a status and a count; neither has an operation. */
    private static boolean isHousekeeping(JsonNode json) {
        var heartbeat = json.size() == 1 && json.has("ts_ms");
        var transaction = json.has("status") && json.has("id") && json.has("event_count");
        return !json.has("op") && (heartbeat || transaction);
    }

    private ChangeEvent event() {
        var operation = value.path("op").asText();
        var origin = new ChangeEvent.Origin(operation, position(), tsMs());
        return switch (operation) {
            case "c", "u", "r" -> new ChangeEvent.Upsert(origin, key(), row("before"), after());
            case "d" -> new ChangeEvent.Delete(origin, key());
            case "t" -> new ChangeEvent.Truncate(origin);
            case "" ->
                throw new RefusedException(
                        Reason.MALFORMED_ENVELOPE, "the value has no operation: is it JSON without schemas?");
            default -> throw new RefusedException(Reason.UNKNOWN_OPERATION, "the operation is none of c, u, d, r, t");
        };
    }

    private SourceRow after() {
        return row("after")
                .orElseThrow(() -> new RefusedException(
                        Reason.MISSING_AFTER,
                        mongo
                                ? "no row after the change: has the collection changeStreamPreAndPostImages enabled?"
                                : "no row after the change"));
    }

    private Optional<SourceRow> row(String name) {
        var row = value.path(name);
        if (row.isMissingNode() || row.isNull()) {
            return Optional.empty();
        }
        var fields = mongo && row.isTextual() ? Json.readExtended(row.textValue(), "'" + name + "'") : row;
        if (!fields.isObject()) {
            throw new RefusedException(Reason.MALFORMED_ENVELOPE, "'" + name + "' is no JSON object");
        }
        return Optional.of(new SourceRow(fields, reader()));
    }

    private SourceRow key() {
        if (rawKey == null) {
            throw new RefusedException(Reason.MISSING_KEY, "the event has no key: give the source table a primary key");
        }
        var key = Json.read(rawKey, "the key");
        if (key.isNull()) {
            throw new RefusedException(Reason.MISSING_KEY, "the event has no key: give the source table a primary key");
        }
        if (!key.isObject() || (mongo && !key.path(MONGO_KEY).isTextual())) {
            throw new RefusedException(Reason.MALFORMED_ENVELOPE, "the key is no JSON object of the key's columns");
        }
        if (mongo) {
            var id = Json.readExtended(key.get(MONGO_KEY).textValue(), "the key's id");
            key = JsonNodeFactory.instance.objectNode().set("_id", id);
        }
        return new SourceRow(key, reader());
    }

    private Function<JsonNode, Object> reader() {
        return mongo ? MongoValue::read : RelationalValue::read;
    }

    private String position() {
        var source = value.path("source");
        if (source.hasNonNull("file")) {
            return source.get("file").asText() + ":" + source.path("pos").asText("0") + ":"
                    + source.path("row").asText("0");
        }
        if (source.hasNonNull("lsn")) {
            return source.get("lsn").asText();
        }
        return source.hasNonNull("ord")
                ? source.path("ts_ms").asLong() / MILLIS_PER_SECOND + ":"
                        + source.get("ord").asText()
                : "unknown";
    }

    /** The source's commit time; events from elsewhere may lack it and then have the record's time. */
    private long tsMs() {
        var commit = value.path("source").path("ts_ms");
        return commit.canConvertToLong() && commit.isNumber() ? commit.longValue() : recordTimestamp;
    }
}

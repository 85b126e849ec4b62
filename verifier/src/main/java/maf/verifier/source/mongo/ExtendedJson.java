package maf.verifier.source.mongo;

import java.util.Base64;
import java.util.List;
import maf.verifier.typing.CompactJsonWriter;
import maf.verifier.typing.JsonPath;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * MongoDB's values as the extended JSON that text columns hold: version 1, as which change events carry them, without
 * spaces.
 */
final class ExtendedJson {
    private static final int SUBTYPE = 0xFF;
    private static final JsonWriterSettings RELAXED =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    private ExtendedJson() {}

    static String text(BsonValue value) {
        var json = new CompactJsonWriter();
        write(json, value);
        return json.text();
    }

    /** A document as key: Debezium writes keys as extended JSON of version 2, relaxed, whatever it does for rows. */
    static Object keyText(BsonDocument key) {
        return new JsonPath(List.of()).of(key.toJson(RELAXED));
    }

    private static void write(CompactJsonWriter json, BsonValue value) {
        switch (value.getBsonType()) {
            case DOCUMENT -> {
                json.startObject();
                value.asDocument().forEach((name, field) -> {
                    json.name(name);
                    write(json, field);
                });
                json.endObject();
            }
            case ARRAY -> {
                json.startArray();
                value.asArray().forEach(element -> write(json, element));
                json.endArray();
            }
            case NULL, INT32, DOUBLE, BOOLEAN, STRING -> json.value(BsonValues.of(value));
            default -> wrapper(json, wrapped(value));
        }
    }

    /** Whole numbers in a wrapper are plain, because they are not MongoDB values themselves. */
    private static void wrapper(CompactJsonWriter json, BsonDocument wrapped) {
        json.startObject();
        wrapped.forEach((name, inner) -> {
            json.name(name);
            if (inner.isInt64()) {
                json.value(inner.asInt64().getValue());
            } else if (inner.isDocument() && !name.equals("$scope")) {
                wrapper(json, inner.asDocument());
            } else {
                write(json, inner);
            }
        });
        json.endObject();
    }

    /** The wrapper document of a value that JSON lacks; null if JSON has it. */
    static BsonDocument wrapped(BsonValue value) {
        return switch (value.getBsonType()) {
            case INT64 -> one("$numberLong", Long.toString(value.asInt64().getValue()));
            case DECIMAL128 ->
                one("$numberDecimal", value.asDecimal128().getValue().toString());
            case DATE_TIME ->
                new BsonDocument("$date", new BsonInt64(value.asDateTime().getValue()));
            case OBJECT_ID -> one("$oid", value.asObjectId().getValue().toHexString());
            case BINARY -> {
                var binary = value.asBinary();
                yield one("$binary", Base64.getEncoder().encodeToString(binary.getData()))
                        .append("$type", new BsonString(String.format("%02x", binary.getType() & SUBTYPE)));
            }
            case TIMESTAMP ->
                new BsonDocument(
                        "$timestamp",
                        new BsonDocument("t", number(value.asTimestamp().getTime()))
                                .append("i", number(value.asTimestamp().getInc())));
            case REGULAR_EXPRESSION -> {
                var regex = value.asRegularExpression();
                yield one("$regex", regex.getPattern()).append("$options", new BsonString(regex.getOptions()));
            }
            case JAVASCRIPT -> one("$code", value.asJavaScript().getCode());
            case JAVASCRIPT_WITH_SCOPE ->
                one("$code", value.asJavaScriptWithScope().getCode())
                        .append("$scope", value.asJavaScriptWithScope().getScope());
            case SYMBOL -> one("$symbol", value.asSymbol().getSymbol());
            case MIN_KEY -> new BsonDocument("$minKey", new BsonInt32(1));
            case MAX_KEY -> new BsonDocument("$maxKey", new BsonInt32(1));
            case UNDEFINED -> new BsonDocument("$undefined", BsonBoolean.TRUE);
            case DB_POINTER ->
                one("$ref", value.asDBPointer().getNamespace())
                        .append("$id", one("$oid", value.asDBPointer().getId().toHexString()));
            default -> null;
        };
    }

    private static BsonDocument one(String name, String text) {
        return new BsonDocument(name, new BsonString(text));
    }

    /** The 32 bits as an unsigned number. */
    private static BsonValue number(int unsigned) {
        return unsigned >= 0 ? new BsonInt32(unsigned) : new BsonInt64(Integer.toUnsignedLong(unsigned));
    }
}

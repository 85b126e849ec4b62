package maf.verifier.source.mongo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import maf.contract.typing.JsonText;
import maf.contract.typing.ObjectId;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Converts MongoDB's values to plain values. */
final class BsonValues {
    private BsonValues() {}

    /** The value at a path into documents, or null. */
    static Object at(BsonDocument row, List<String> path) {
        BsonValue value = row;
        for (var name : path) {
            if (value == null || isNothing(value)) {
                return null;
            }
            if (!value.isDocument()) {
                value = ExtendedJson.wrapped(value);
            }
            if (value == null || !value.isDocument()) {
                throw new RefusedException(QuarantineReason.TYPE_MISMATCH, "lies in a field that is no document");
            }
            value = value.asDocument().get(name);
        }
        return value == null ? null : of(value);
    }

    static Object of(BsonValue value) {
        return switch (value.getBsonType()) {
            case NULL, UNDEFINED -> null;
            case INT32 -> (long) value.asInt32().getValue();
            case INT64 -> value.asInt64().getValue();
            case DOUBLE -> value.asDouble().getValue();
            case DECIMAL128 -> decimal(value.asDecimal128().getValue());
            case BOOLEAN -> value.asBoolean().getValue();
            case STRING -> value.asString().getValue();
            case SYMBOL -> value.asSymbol().getSymbol();
            case DATE_TIME -> Instant.ofEpochMilli(value.asDateTime().getValue());
            case OBJECT_ID -> new ObjectId(value.asObjectId().getValue().toHexString());
            case BINARY -> value.asBinary().getData();
            default -> new JsonText(ExtendedJson.text(value));
        };
    }

    private static boolean isNothing(BsonValue value) {
        return switch (value.getBsonType()) {
            case NULL, UNDEFINED -> true;
            default -> false;
        };
    }

    private static Object decimal(Decimal128 number) {
        if (number.isFinite()) {
            var text = number.toString();
            if (!text.startsWith("-")) {
                return number.bigDecimalValue();
            }
            var decimal = new BigDecimal(text);
            return decimal.signum() == 0 ? (Object) (-0.0) : decimal;
        }
        return number.isNaN() ? Double.NaN : Double.valueOf(number.isNegative() ? "-Infinity" : "Infinity");
    }
}

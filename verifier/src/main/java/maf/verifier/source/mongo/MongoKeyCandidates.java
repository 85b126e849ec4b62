package maf.verifier.source.mongo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;
import maf.contract.typing.Numbers;
import maf.contract.typing.RefusedException;
import maf.contract.typing.Times;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonValue;
import org.bson.json.JsonParseException;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/**
 * Every {@code _id} that a key's value in the store may come from. MongoDB compares numbers across types, but nothing else.
 */
final class MongoKeyCandidates {
    private static final int OBJECT_ID_BYTES = 12;
    private static final int LAST_KNOWN_SUBTYPE = 9;
    private static final int USER_SUBTYPE = 0x80;

    private final Set<BsonValue> candidates = new LinkedHashSet<>();

    private MongoKeyCandidates() {}

    static Set<BsonValue> candidates(Object value) {
        var key = new MongoKeyCandidates();
        if (value instanceof String text) {
            key.text(text);
        } else if (value instanceof byte[] bytes) {
            key.bytes(bytes);
        } else if (value instanceof Instant moment) {
            key.moment(moment);
        } else if (value instanceof LocalDate date) {
            key.moment(date.atStartOfDay(ZoneOffset.UTC).toInstant());
            key.add(new BsonString(date.toString()));
        } else if (value instanceof Boolean truth) {
            key.add(BsonBoolean.valueOf(truth));
            key.number(truth ? BigDecimal.ONE : BigDecimal.ZERO);
            key.add(new BsonString(truth.toString()));
        } else {
            key.number(value instanceof Double number ? BigDecimal.valueOf(number) : new BigDecimal(value.toString()));
        }
        return key.candidates;
    }

    private void add(BsonValue candidate) {
        candidates.add(candidate);
    }

    private void number(BigDecimal number) {
        var whole = number.stripTrailingZeros();
        if (whole.scale() <= 0 && whole.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
            add(new BsonInt64(whole.longValueExact()));
        }
        add(new BsonDouble(number.doubleValue()));
        try {
            add(new BsonDecimal128(new Decimal128(number)));
        } catch (NumberFormatException e) {
            // more digits than Decimal128 has
        }
        add(new BsonString(Numbers.plain(number)));
        if (whole.signum() == 0 || whole.compareTo(BigDecimal.ONE) == 0) {
            add(BsonBoolean.valueOf(whole.signum() != 0));
        }
    }

    private void moment(Instant moment) {
        try {
            add(new BsonDateTime(moment.toEpochMilli()));
        } catch (ArithmeticException e) {
            // beyond MongoDB's dates
        }
        add(new BsonString(moment.toString()));
    }

    private void bytes(byte[] bytes) {
        if (bytes.length == OBJECT_ID_BYTES) {
            add(new BsonObjectId(new ObjectId(bytes)));
        }
        IntStream.concat(IntStream.rangeClosed(0, LAST_KNOWN_SUBTYPE), IntStream.of(USER_SUBTYPE))
                .forEach(subtype -> add(new BsonBinary((byte) subtype, bytes)));
    }

    private void text(String text) {
        add(new BsonString(text));
        add(new BsonSymbol(text));
        if (ObjectId.isValid(text)) {
            add(new BsonObjectId(new ObjectId(text)));
        }
        if (text.equals("true") || text.equals("false")) {
            add(BsonBoolean.valueOf(text.equals("true")));
        }
        try {
            var number = Numbers.read(text);
            number(Numbers.decimal(number));
        } catch (RefusedException e) {
            special(text);
        }
        try {
            add(new BsonDateTime(Times.timestamp(text).toEpochMilli()));
        } catch (RefusedException | ArithmeticException e) {
            // not a time
        }
        if (text.startsWith("{")) {
            document(text);
        }
    }

    private void special(String text) {
        switch (text) {
            case "NaN", "Infinity", "-Infinity" -> add(new BsonDouble(Double.parseDouble(text)));
            default -> {}
        }
    }

    /** Extended JSON, also of version 1, which the driver reads, too. */
    private void document(String text) {
        try {
            var document = BsonDocument.parse("{\"v\": " + text + "}");
            add(document.get("v"));
        } catch (JsonParseException e) {
            // not a document
        }
    }
}

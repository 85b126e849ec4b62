package maf.inspect.propose;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import maf.contract.model.ColumnType;
import maf.contract.model.DecimalType;
import maf.inspect.table.FieldSample;
import org.bson.BsonType;

/** How contracts take fields of MongoDB, by the types that a sample of documents has in them. */
final class MongoTypes {
    private static final int MOST_DIGITS = 38;
    private static final int ROOM_AFTER_POINT = 10; // later values may have more digits than the sample
    private static final Set<BsonType> WHOLE = EnumSet.of(BsonType.INT32, BsonType.INT64);
    private static final Set<BsonType> NUMBERS =
            EnumSet.of(BsonType.INT32, BsonType.INT64, BsonType.DOUBLE, BsonType.DECIMAL128);
    private static final Set<BsonType> NOTHING = EnumSet.of(BsonType.NULL, BsonType.UNDEFINED);
    private static final Set<BsonType> TEXTUAL_KEYS =
            EnumSet.of(BsonType.STRING, BsonType.SYMBOL, BsonType.OBJECT_ID, BsonType.DOCUMENT);

    private MongoTypes() {}

    /** The type of a column for the field; empty if none takes all the values, so that they go with the undeclared fields. */
    static Optional<ColumnType> column(FieldSample field) {
        var types = present(field);
        if (types.isEmpty()) {
            return Optional.empty();
        }
        if (NUMBERS.containsAll(types)) {
            return Optional.of(isOfManyDigits(field, types) ? TypeChoice.VARCHAR : number(field, types));
        }
        if (types.contains(BsonType.BINARY)) {
            return types.size() == 1 ? Optional.of(TypeChoice.VARBINARY) : Optional.empty();
        }
        return Optional.of(
                types.size() > 1
                        ? TypeChoice.VARCHAR
                        : switch (types.iterator().next()) {
                            case BOOLEAN -> TypeChoice.BOOLEAN;
                            case DATE_TIME -> TypeChoice.TIMESTAMP;
                            default -> TypeChoice.VARCHAR;
                        });
    }

    /** Whether only a text holds all digits: a DECIMAL has no NaN, and the digits of a double after its point are many. */
    private static boolean isOfManyDigits(FieldSample field, Set<BsonType> types) {
        return field.hasNotFinite() || (types.contains(BsonType.DOUBLE) && types.contains(BsonType.DECIMAL128));
    }

    /** The type of the key; empty if no type takes all the values without making one row of two. */
    static Optional<ColumnType> key(FieldSample field) {
        var types = present(field);
        if (NUMBERS.containsAll(types)) {
            return field.hasNotFinite() || types.isEmpty() ? Optional.empty() : Optional.of(number(field, types));
        }
        if (TEXTUAL_KEYS.containsAll(types)) {
            return Optional.of(TypeChoice.VARCHAR);
        }
        return types.size() > 1
                ? Optional.empty()
                : switch (types.iterator().next()) {
                    case BOOLEAN -> Optional.of(TypeChoice.BOOLEAN);
                    case DATE_TIME -> Optional.of(TypeChoice.TIMESTAMP);
                    case BINARY -> Optional.of(TypeChoice.VARBINARY);
                    default -> Optional.empty();
                };
    }

    private static Set<BsonType> present(FieldSample field) {
        var types = EnumSet.noneOf(BsonType.class);
        types.addAll(field.types().keySet());
        types.removeAll(NOTHING);
        return types;
    }

    private static ColumnType number(FieldSample field, Set<BsonType> types) {
        if (WHOLE.containsAll(types)) {
            return TypeChoice.BIGINT;
        }
        if (!types.contains(BsonType.DECIMAL128)) {
            return TypeChoice.DOUBLE;
        }
        var wholeDigits = Math.max(field.wholeDigits(), 0);
        return wholeDigits + field.scale() > MOST_DIGITS
                ? TypeChoice.VARCHAR
                : new DecimalType(
                        MOST_DIGITS,
                        Math.max(field.scale(), Math.min(ROOM_AFTER_POINT, (MOST_DIGITS - wholeDigits) / 2)));
    }

    /** {@code in 97 % of the documents: int32 90 %, int64 10 %}. */
    static String shares(FieldSample field, long documents) {
        var here = field.documents();
        var share = "in " + percent(here, documents) + " of the documents: ";
        return share
                + field.types().entrySet().stream()
                        .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
                        .map(type -> name(type.getKey())
                                + (field.types().size() == 1 ? "" : " " + percent(type.getValue(), here)))
                        .collect(Collectors.joining(", "))
                + (field.parts().isEmpty() ? "" : " with " + String.join(", ", field.parts()));
    }

    /** Never 0 of what there is, never 100 of what is not all. */
    private static String percent(long part, long whole) {
        var percent = Math.round(100.0 * part / whole);
        return (part < whole ? Math.min(99, Math.max(1, percent)) : percent) + " %";
    }

    private static String name(BsonType type) {
        return switch (type) {
            case OBJECT_ID -> "ObjectId";
            case DATE_TIME -> "Date";
            case DECIMAL128 -> "Decimal128";
            case REGULAR_EXPRESSION -> "regular expression";
            default -> type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}

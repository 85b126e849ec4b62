package maf.contract.typing;

import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import maf.contract.model.Column;
import maf.contract.model.DecimalType;
import maf.contract.wire.QuarantineReason;

/**
 * Which form a source's key must have, so that two keys of the source are never one row of the store. A conversion merges
 * keys: the texts {@code 1} and {@code 01} are one number, MongoDB's {@code 7} and {@code "7"} are one text. So each key
 * column takes one form, and refuses the others although they would fit.
 */
public enum KeyForm {
    /** MySQL and PostgreSQL: decimals, times and bytes arrive as texts, in one form each; what applications write has others. */
    SQL {
        @Override
        boolean isOwn(Object source, Column column) {
            return !(source instanceof String text)
                    || switch (ColumnConversion.to(column.type())) {
                        case INTEGER, BIGINT -> WHOLE.matcher(text).matches();
                        case DECIMAL -> isDecimal(text, ((DecimalType) column.type()).scale());
                        case DOUBLE, BOOLEAN -> false;
                        case DATE, TIMESTAMP -> text.endsWith("Z");
                        case VARBINARY ->
                            Base64.getEncoder()
                                    .encodeToString(Binary.bytes(text))
                                    .equals(text);
                        case VARCHAR -> true;
                    };
        }
    },
    /** MongoDB: it compares numbers across their types, and nothing else. */
    MONGODB {
        @Override
        boolean isOwn(Object source, Column column) {
            return switch (ColumnConversion.to(column.type())) {
                case INTEGER, BIGINT, DECIMAL, DOUBLE -> source instanceof Number;
                case BOOLEAN -> source instanceof Boolean;
                case DATE, TIMESTAMP -> source instanceof Instant;
                case VARBINARY ->
                    source instanceof ObjectId
                            || (source instanceof byte[] bytes && bytes.length != BYTES_OF_OBJECT_ID);
                case VARCHAR -> source instanceof String text ? isPlain(text) : isDocumentOrId(source);
            };
        }
    };

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,18}");
    private static final Pattern DECIMAL =
            Pattern.compile("(0|-?[1-9][0-9]{0,37}|-0(?=\\.0*[1-9]))(\\.([0-9]{1,38}))?");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{24}");
    private static final int BYTES_OF_OBJECT_ID = 12;

    /**
     * Refuses a key that has another form.
     *
     * @param source a value that the column takes, as the source sent it
     * @throws RefusedException as {@code ambiguous-key}
     */
    public void check(Object source, Column column) {
        if (!isOwn(source, column)) {
            throw new RefusedException(
                    QuarantineReason.AMBIGUOUS_KEY,
                    "takes a key of another form, so that two keys of the source could become one row: give it the type"
                            + " that the key has there");
        }
    }

    abstract boolean isOwn(Object source, Column column);

    private static boolean isDecimal(String text, int scale) {
        var decimal = DECIMAL.matcher(text);
        return decimal.matches()
                && (decimal.group(3) == null ? 0 : decimal.group(3).length()) == scale;
    }

    /** Whether no other value of MongoDB is stored as this text: an ObjectId by its digits, a document as JSON. */
    private static boolean isPlain(String text) {
        return !HEX.matcher(text).matches() && !text.startsWith("{\"") && !text.equals("{}");
    }

    private static boolean isDocumentOrId(Object source) {
        return !(source instanceof Number || source instanceof Boolean || source instanceof Instant);
    }
}

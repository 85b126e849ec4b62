package maf.contract.typing;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Pattern;
import maf.contract.wire.QuarantineReason;

/** Numbers without loss: Long for most whole numbers, else BigDecimal; also Double for a column of type DOUBLE. */
public final class Numbers {
    private static final Pattern TEXT = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]{1,9})?");
    // POSITIVE_INFINITY is how Debezium writes the one of PostgreSQL's NUMERIC
    private static final Pattern NOT_FINITE =
            Pattern.compile("(?i)[+-]?(nan|inf|infinity)|(positive|negative)_infinity");
    private static final int LONGEST_TEXT = 1000; // Jackson's own limit for numbers
    private static final int DIGITS_OF_ANY_LONG = 18;
    private static final int DIGITS_OF_ANY_DOUBLE =
            15; // this many decimal digits survive conversion to double and back
    private static final int SAFE_MAGNITUDE = 300; // within the range of normal doubles, 1e-308 to 1e308
    private static final long WHOLE_IN_DOUBLE = 1L << 53; // every whole number up to here is a double
    private static final int LARGEST_PLAIN_SCALE = 400; // otherwise 1E+999999999 would take a gigabyte

    private Numbers() {}

    /** The exact number that a source's value is: Long or BigDecimal. The sign of -0.0 is dropped. */
    public static Number read(Object source) {
        if (source instanceof BigDecimal number) {
            return withoutHugeScale(number);
        }
        if (source instanceof Long number) {
            return number;
        }
        if (source instanceof Boolean flag) { // MySQL's TINYINT(1) comes as number or as boolean
            return flag ? 1L : 0L;
        }
        if (source instanceof Double number) {
            if (Double.isFinite(number)) {
                return BigDecimal.valueOf(number);
            }
            throw notFinite();
        }
        if (source instanceof String text) {
            var plain = shortNumber(text);
            return plain != null ? plain : parse(text.strip());
        }
        throw ColumnConversion.mismatch("is not a number");
    }

    /** The same for DOUBLE: also Double, if it holds all digits of the source, and keeps the sign of -0.0. */
    static Number readForDouble(Object source) {
        if (source instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        if (source instanceof String text) {
            var plain = shortNumber(text);
            if (plain != null && plain.precision() <= DIGITS_OF_ANY_DOUBLE) {
                // One division; a decimal has no -0.0.
                return plain.signum() == 0 ? Double.valueOf(text) : (Double) plain.doubleValue();
            }
        }
        return read(source);
    }

    private static BigDecimal parse(String text) {
        if (TEXT.matcher(text).matches()) {
            if (text.length() > LONGEST_TEXT) { // parsing digits takes quadratic time
                throw new RefusedException(
                        QuarantineReason.NOT_EXACT, "has more digits than any column of numbers holds");
            }
            return withoutHugeScale(new BigDecimal(text));
        }
        throw NOT_FINITE.matcher(text).matches() ? notFinite() : ColumnConversion.mismatch("is not a number");
    }

    /** A zero is 0 whatever its exponent: as plain digits, 0E-999999999 would take a gigabyte. */
    private static BigDecimal withoutHugeScale(BigDecimal number) {
        return number.signum() == 0 && Math.abs((long) number.scale()) > LARGEST_PLAIN_SCALE ? BigDecimal.ZERO : number;
    }

    /** Parses plain digits, with or without a point, in a tenth of the time of {@link BigDecimal}; null for any other text. */
    private static BigDecimal shortNumber(String text) {
        var negative = !text.isEmpty() && text.charAt(0) == '-';
        var unscaled = 0L;
        var digits = 0;
        var scale = -1;
        for (var at = negative ? 1 : 0; at < text.length(); at++) {
            var unit = text.charAt(at);
            if (unit >= '0' && unit <= '9') {
                unscaled = unscaled * 10 + (unit - '0');
                digits++;
                scale += scale < 0 ? 0 : 1;
            } else if (unit == '.' && scale < 0 && digits > 0) {
                scale = 0;
            } else {
                return null;
            }
        }
        var fits = digits > 0 && digits <= DIGITS_OF_ANY_LONG;
        return fits ? BigDecimal.valueOf(negative ? -unscaled : unscaled, Math.max(scale, 0)) : null;
    }

    /** Whether a decimal can be the same number: not NaN, an infinity or -0.0. */
    public static boolean isDecimal(double number) {
        return Double.isFinite(number) && (number != 0 || Double.doubleToRawLongBits(number) == 0);
    }

    private static RefusedException notFinite() {
        return new RefusedException(QuarantineReason.NOT_FINITE, "is not a finite number");
    }

    /** A Long or BigDecimal as BigDecimal. */
    public static BigDecimal decimal(Number number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) number;
    }

    static Integer exactInteger(Number number) {
        if (number instanceof Long whole && whole.intValue() == whole) {
            return whole.intValue();
        }
        return exact(number, BigDecimal::intValueExact, "is not a whole number of 32 bits");
    }

    static Long exactLong(Number number) {
        return number instanceof Long whole
                ? whole
                : exact(number, BigDecimal::longValueExact, "is not a whole number of 64 bits");
    }

    private static <T> T exact(Number number, Function<BigDecimal, T> conversion, String refusal) {
        try {
            return conversion.apply(decimal(number));
        } catch (ArithmeticException e) {
            throw new RefusedException(QuarantineReason.NOT_EXACT, refusal);
        }
    }

    /** The double that equals {@code number} or has it as its decimal form; refused if there is none. */
    static Double exactDouble(Number number) {
        if (number instanceof Double exact) {
            return exact;
        }
        if (number instanceof Long whole && Math.abs(whole) <= WHOLE_IN_DOUBLE && whole != Long.MIN_VALUE) {
            return whole.doubleValue();
        }
        var decimal = decimal(number);
        var value = decimal.doubleValue();
        if (isSafe(decimal) || (Double.isFinite(value) && isDecimalForm(decimal, value))) {
            return value;
        }
        throw new RefusedException(
                QuarantineReason.NOT_EXACT, "has more digits than DOUBLE keeps, or is out of its range");
    }

    private static boolean isSafe(BigDecimal number) {
        var magnitude = (long) number.precision() - number.scale();
        return number.signum() == 0
                || (number.precision() <= DIGITS_OF_ANY_DOUBLE && Math.abs(magnitude) <= SAFE_MAGNITUDE);
    }

    /** The form that Java 17 writes, the shortest form (databases and newer Java versions), or all digits. */
    private static boolean isDecimalForm(BigDecimal number, double value) {
        return number.compareTo(new BigDecimal(Double.toString(value))) == 0
                || number.compareTo(new BigDecimal(NumberOutput.toString(value, true))) == 0
                || number.compareTo(new BigDecimal(value)) == 0;
    }

    /** The number as text columns hold it: plain digits unless there would be hundreds of zeros. */
    public static String plain(Number number) {
        if (number instanceof Double fraction && isDecimal(fraction)) {
            return plain(BigDecimal.valueOf(fraction));
        }
        return number instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) <= LARGEST_PLAIN_SCALE
                ? decimal.toPlainString()
                : number.toString();
    }
}

package maf.transformer;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Numbers without loss. */
final class Numbers {
    private static final Pattern TEXT = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]{1,9})?");
    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(nan|inf|infinity)");
    private static final int LONGEST_TEXT = 1000; // Jackson's own limit for numbers
    private static final int DIGITS_OF_ANY_DOUBLE = 15; // so many decimal digits survive the way to double and back
    private static final int SAFE_MAGNITUDE = 300; // within the range of normal doubles, 1e-308 to 1e308
    private static final int LARGEST_PLAIN_SCALE = 400; // beyond, 1E+999999999 would be written as a gigabyte

    private Numbers() {}

    /** The exact number that a source's value is. */
    static BigDecimal read(Object source) {
        if (source instanceof BigDecimal number) {
            return number;
        }
        if (source instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        if (source instanceof Boolean flag) { // MySQL's TINYINT(1) comes as number or as boolean
            return flag ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (source instanceof Double) {
            throw notFinite();
        }
        if (source instanceof String text) {
            var stripped = text.strip();
            if (stripped.length() <= LONGEST_TEXT && TEXT.matcher(stripped).matches()) {
                return new BigDecimal(stripped);
            }
            if (NOT_FINITE.matcher(stripped).matches()) {
                throw notFinite();
            }
        }
        throw Conversion.mismatch("is no number");
    }

    private static RefusedException notFinite() {
        return new RefusedException(Reason.NOT_FINITE, "is not a finite number");
    }

    static Object exact(BigDecimal number, Function<BigDecimal, Object> conversion, String refusal) {
        try {
            return conversion.apply(number);
        } catch (ArithmeticException e) {
            throw new RefusedException(Reason.NOT_EXACT, refusal);
        }
    }

    /** The double whose shortest decimal form is {@code number}; refused when there is none. */
    static Double exactDouble(BigDecimal number) {
        var value = number.doubleValue();
        var digits = number.stripTrailingZeros();
        var magnitude = (long) digits.precision() - digits.scale();
        var safe = digits.precision() <= DIGITS_OF_ANY_DOUBLE && Math.abs(magnitude) <= SAFE_MAGNITUDE;
        if (digits.signum() == 0 || safe) {
            return value;
        }
        if (Double.isInfinite(value) || new BigDecimal(Double.toString(value)).compareTo(number) != 0) {
            throw new RefusedException(Reason.NOT_EXACT, "has more digits than DOUBLE keeps, or is out of its range");
        }
        return value;
    }

    /** The number as text: plain digits as long as they are of sensible length. */
    static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) <= LARGEST_PLAIN_SCALE ? number.toPlainString() : number.toString();
    }
}

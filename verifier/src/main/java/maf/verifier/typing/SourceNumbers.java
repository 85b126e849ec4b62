package maf.verifier.typing;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as the contract's columns take them: every digit, or a refusal. */
public final class SourceNumbers {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]{1,9})?");
    private static final Pattern NOT_FINITE =
            Pattern.compile("(?i)[+-]?(nan|inf|infinity)|(positive|negative)_infinity");
    private static final Pattern SHORT_NEGATIVE_ZERO = Pattern.compile("-(?=[0.]{1,19}$)0+(\\.0*)?");
    private static final int LONGEST_TEXT = 1000; // docs/values.md: nothing longer fits any column of numbers
    private static final int LONGEST_PLAIN = 400; // zeros that a text gets rather than an exponent
    private static final int DIGITS_IN_ANY_DOUBLE = 15;
    private static final int SAFE_EXPONENT = 300;
    private static final long LARGEST_RUN_IN_DOUBLE = 1L << 53;

    private SourceNumbers() {}

    /** Long or BigDecimal. */
    public static Number exact(Object plain) {
        if (plain instanceof Long || plain instanceof BigDecimal) {
            return (Number) plain;
        }
        if (plain instanceof Double number) {
            if (Double.isFinite(number)) {
                return BigDecimal.valueOf(number);
            }
            throw Refusal.NOT_FINITE.exception();
        }
        if (plain instanceof String text) {
            return parse(text);
        }
        if (plain instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        throw Refusal.TYPE_MISMATCH.exception();
    }

    /** Double where the source itself has one or the text is a zero with a sign, else {@link #exact}. */
    static Number forDouble(Object plain) {
        if (plain instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        if (plain instanceof String text
                && text.startsWith("-")
                && SHORT_NEGATIVE_ZERO.matcher(text).matches()) {
            return -0.0;
        }
        return exact(plain);
    }

    private static BigDecimal parse(String untrimmed) {
        var text = untrimmed.strip();
        if (!NUMBER.matcher(text).matches()) {
            throw (NOT_FINITE.matcher(text).matches() ? Refusal.NOT_FINITE : Refusal.TYPE_MISMATCH).exception();
        }
        if (text.length() > LONGEST_TEXT) {
            throw Refusal.NOT_EXACT.exception();
        }
        return new BigDecimal(text);
    }

    public static BigDecimal decimal(Number exact) {
        return exact instanceof BigDecimal number ? number : BigDecimal.valueOf(exact.longValue());
    }

    static long toLong(Number exact) {
        if (exact instanceof Long number) {
            return number;
        }
        try {
            return ((BigDecimal) exact).longValueExact();
        } catch (ArithmeticException e) {
            throw Refusal.NOT_EXACT.exception();
        }
    }

    static int toInt(Number exact) {
        var number = toLong(exact);
        if (number != (int) number) {
            throw Refusal.NOT_EXACT.exception();
        }
        return (int) number;
    }

    static double toDouble(Number number) {
        if (number instanceof Double same) {
            return same;
        }
        if (number instanceof Long whole && whole >= -LARGEST_RUN_IN_DOUBLE && whole <= LARGEST_RUN_IN_DOUBLE) {
            return whole;
        }
        var digits = decimal(number);
        var value = digits.doubleValue();
        if (isShort(digits) || (Double.isFinite(value) && isWrittenAs(digits, value))) {
            return value;
        }
        throw Refusal.NOT_EXACT.exception();
    }

    private static boolean isShort(BigDecimal number) {
        var exponent = (long) number.precision() - number.scale();
        return number.signum() == 0
                || (number.precision() <= DIGITS_IN_ANY_DOUBLE && Math.abs(exponent) <= SAFE_EXPONENT);
    }

    /** In the shortest form, as this Java writes doubles, or with all digits that the double has. */
    private static boolean isWrittenAs(BigDecimal digits, double value) {
        return digits.compareTo(new BigDecimal(NumberOutput.toString(value, true))) == 0
                || digits.compareTo(new BigDecimal(Double.toString(value))) == 0
                || digits.compareTo(new BigDecimal(value)) == 0;
    }

    /** As text columns hold a number. */
    public static String text(BigDecimal number) {
        return Math.abs((long) number.scale()) <= LONGEST_PLAIN ? number.toPlainString() : number.toString();
    }

    static String text(double number) {
        return isDecimal(number) ? text(BigDecimal.valueOf(number)) : Double.toString(number);
    }

    /** Whether a decimal says all of the double: not so of NaN, infinity and -0.0. */
    static boolean isDecimal(double number) {
        return Double.isFinite(number) && (number != 0 || Double.doubleToRawLongBits(number) == 0);
    }
}

package maf.contract.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One cleansing function. It is applied to the source's value after that was read as a text or an exact number, and before
 * the value is converted to the column's type. So {@code round} makes a number fit that would lose digits, and {@code
 * zero-date-to-null} accepts a date that no calendar has.
 */
public sealed interface CleansingFunction {
    /**
     * The cleansed value, null for NULL. The time it takes grows with the length of the value, never faster.
     *
     * @param value a text, number or anything else; never null
     * @throws TooCostlyException if the value would take too long
     */
    Object apply(Object value);

    /** Whether this function can change a value of a column of {@code type}. */
    boolean suits(ColumnType type);

    /**
     * Parses a function as contracts write it.
     *
     * @throws IllegalArgumentException if there is no such function
     */
    static CleansingFunction of(String text) {
        for (var function : Text.values()) {
            if (function.code().equals(text)) {
                return function;
            }
        }
        if (text.equals(ZeroDateToNull.CODE)) {
            return new ZeroDateToNull();
        }
        var round = Round.FORM.matcher(text);
        if (round.matches()) {
            return new Round(Integer.parseInt(round.group(1)));
        }
        throw new IllegalArgumentException(
                "unknown cleansing function '" + text + "'" + Suggestion.text(text, known()));
    }

    /** Every function, as the documentation writes it. */
    static List<String> known() {
        return Stream.concat(Arrays.stream(Text.values()).map(Text::code), Stream.of(ZeroDateToNull.CODE, "round(n)"))
                .toList();
    }

    /** The functions for text; other values stay unchanged. */
    enum Text implements CleansingFunction {
        /** Removes Unicode white space at both ends, including no-break spaces. */
        TRIM,
        /** Replaces each run of Unicode white space by one space. */
        COLLAPSE_SPACES,
        NFC,
        LOWER,
        UPPER,
        EMPTY_TO_NULL;

        private String onText(String text) {
            return switch (this) {
                case TRIM -> WhiteSpace.trimmed(text);
                case COLLAPSE_SPACES -> WhiteSpace.collapsed(text);
                case NFC -> Composition.composed(text);
                case LOWER -> LetterCase.lower(text);
                case UPPER -> LetterCase.upper(text);
                case EMPTY_TO_NULL -> text.isEmpty() ? null : text;
            };
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public Object apply(Object value) {
            return value instanceof String text ? onText(text) : value;
        }

        @Override
        public boolean suits(ColumnType type) {
            return type instanceof VarcharType;
        }
    }

    /** MySQL's {@code 0000-00-00} is no date: NULL. */
    record ZeroDateToNull() implements CleansingFunction {
        private static final String CODE = "zero-date-to-null";
        private static final Pattern ZERO = Pattern.compile("0000-00-00([T ]00:00:00(\\.0+)?)?Z?");

        @Override
        public Object apply(Object value) {
            return value instanceof String text && ZERO.matcher(text).matches() ? null : value;
        }

        @Override
        public boolean suits(ColumnType type) {
            return type instanceof ColumnType.DateType
                    || type instanceof ColumnType.TimestampType
                    || type instanceof VarcharType;
        }
    }

    /** Rounds to {@code digits} behind the point, halves away from zero, as SQL does. */
    record Round(int digits) implements CleansingFunction {
        private static final Pattern FORM = Pattern.compile("round\\( *([0-9]{1,2}) *\\)");

        @Override
        public Object apply(Object value) {
            if (value instanceof Double number && Double.isFinite(number)) {
                return apply(BigDecimal.valueOf(number)); // read from so few digits that none differs
            }
            return value instanceof BigDecimal number && number.scale() > digits ? rounded(number) : value;
        }

        /** A number below a tenth of the last digit is 0: dividing 1E-400000000 would take gigabytes. */
        private BigDecimal rounded(BigDecimal number) {
            return (long) number.precision() - number.scale() < -digits
                    ? BigDecimal.valueOf(0, digits)
                    : number.setScale(digits, RoundingMode.HALF_UP);
        }

        @Override
        public boolean suits(ColumnType type) {
            return type instanceof ColumnType.DoubleType || type instanceof DecimalType;
        }
    }
}

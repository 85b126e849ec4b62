package maf.contract.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
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
     * The cleansed value, null for NULL.
     *
     * @param value a text, number or anything else; never null
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
        TRIM("(?U)\\A[\\s\\u00a0\\u2007\\u202f\\ufeff]+|[\\s\\u00a0\\u2007\\u202f\\ufeff]+\\z", "") {
            @Override
            String onText(String text) {
                return isTrimmed(text) ? text : super.onText(text); // the expression takes longer than everything else
            }
        },
        /** Replaces each run of Unicode white space by one space. */
        COLLAPSE_SPACES("(?U)[\\s\\u00a0\\u2007\\u202f\\ufeff]+", " "),
        NFC {
            @Override
            String onText(String text) {
                return isComposed(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        },
        LOWER {
            @Override
            String onText(String text) {
                return text.toLowerCase(Locale.ROOT);
            }
        },
        UPPER {
            @Override
            String onText(String text) {
                return text.toUpperCase(Locale.ROOT);
            }
        },
        EMPTY_TO_NULL {
            @Override
            String onText(String text) {
                return text.isEmpty() ? null : text;
            }
        };

        // Below the first combining mark, U+0300, every text is in all composed forms.
        private static final int FIRST_COMBINING = 0x300;

        private final Pattern found;
        private final String replacement;

        Text() {
            this("", "");
        }

        Text(String found, String replacement) {
            this.found = Pattern.compile(found);
            this.replacement = replacement;
        }

        /** May miss a trimmed text, never the reverse: letters, digits and visible ASCII are not white space. */
        private static boolean isTrimmed(String text) {
            return !text.isEmpty() && isSolid(text.charAt(0)) && isSolid(text.charAt(text.length() - 1));
        }

        private static boolean isComposed(String text) {
            for (var at = 0; at < text.length(); at++) {
                if (text.charAt(at) >= FIRST_COMBINING) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isSolid(char unit) {
            return (unit > ' ' && unit < 0x7F) || Character.isLetterOrDigit(unit);
        }

        String onText(String text) {
            return found.matcher(text).replaceAll(replacement);
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
            return value instanceof BigDecimal number && number.scale() > digits
                    ? number.setScale(digits, RoundingMode.HALF_UP)
                    : value;
        }

        @Override
        public boolean suits(ColumnType type) {
            return type instanceof ColumnType.DoubleType || type instanceof DecimalType;
        }
    }
}

package maf.verifier.source.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import maf.contract.typing.ColumnConversion;

/** Text results that both SQL databases write alike. */
final class SqlTextFormat {
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final int NANO_DIGITS = 9;
    private static final int DIGITS_OF_ANY_LONG = 18;
    private static final int MOST_DIGITS = 1_000;

    private SqlTextFormat() {}

    static String utf8(byte[] raw) {
        return new String(raw, StandardCharsets.UTF_8);
    }

    static String ascii(byte[] raw) {
        return new String(raw, StandardCharsets.ISO_8859_1);
    }

    /** A whole number: Long where it fits. */
    static Object whole(byte[] raw) {
        if (raw.length > DIGITS_OF_ANY_LONG) {
            var number = new BigInteger(ascii(raw));
            return number.bitLength() < Long.SIZE ? (Object) number.longValue() : new BigDecimal(number);
        }
        var negative = raw[0] == '-';
        var value = 0L;
        for (var at = negative ? 1 : 0; at < raw.length; at++) {
            value = value * 10 + (raw[at] - '0');
        }
        return negative ? -value : value;
    }

    /** Digits as a number where the column takes numbers, else as text. */
    static Object decimal(byte[] raw, ColumnConversion typing) {
        // digits beyond all columns stay text, which is refused as such: parsing them takes quadratic time
        return takesNumbers(typing) && raw.length <= MOST_DIGITS ? new BigDecimal(ascii(raw)) : ascii(raw);
    }

    static boolean takesNumbers(ColumnConversion typing) {
        return switch (typing) {
            case INTEGER, BIGINT, DOUBLE, DECIMAL -> true;
            default -> false;
        };
    }

    /** A number in single precision, by its shortest form, not the nearest double. */
    static Double single(float number) {
        return Double.valueOf(Float.toString(number));
    }

    static Object date(LocalDate date, ColumnConversion typing) {
        return typing == ColumnConversion.VARCHAR ? date + "Z" : date;
    }

    /** @param digits number of fractional digits in texts; 0: as many as needed */
    static Object moment(LocalDateTime utc, ColumnConversion typing, int digits) {
        if (typing != ColumnConversion.VARCHAR) {
            return utc.toInstant(ZoneOffset.UTC);
        }
        if (digits <= 0) {
            return DATE_TIME.format(utc.atOffset(ZoneOffset.UTC));
        }
        var whole = DATE_TIME.format(utc.withNano(0).atOffset(ZoneOffset.UTC));
        var fraction =
                String.format("%09d", utc.get(ChronoField.NANO_OF_SECOND)).substring(0, digits);
        return whole.substring(0, whole.length() - 1) + "." + fraction + "Z";
    }

    /**
     * A date and time, {@code 2026-11-22 10:00:00.123456} and then {@code end}; years may have more digits.
     *
     * @return null if it is not in the calendar
     */
    static LocalDateTime dateTime(byte[] raw, int end) {
        var space = end;
        for (var at = 0; at < end; at++) {
            if (raw[at] == ' ') {
                space = at;
                break;
            }
        }
        var date = date(raw, space);
        if (date == null || space == end) {
            return date == null ? null : date.atStartOfDay();
        }
        var nano = 0;
        var dot = space + 9;
        if (dot < end) {
            var digits = end - dot - 1;
            nano = number(raw, dot + 1, end);
            for (var more = digits; more < NANO_DIGITS; more++) {
                nano *= 10;
            }
        }
        return date.atTime(
                number(raw, space + 1, space + 3),
                number(raw, space + 4, space + 6),
                number(raw, space + 7, space + 9),
                nano);
    }

    /** A date, {@code 2026-11-22}, before {@code end}; null if it is not in the calendar, such as MySQL's zero dates. */
    static LocalDate date(byte[] raw, int end) {
        var month = number(raw, end - 5, end - 3);
        var day = number(raw, end - 2, end);
        var year = number(raw, 0, end - 6);
        var beforeChrist = raw[raw.length - 1] == 'C'; // 1 BC, as PostgreSQL writes it, is the year 0
        return month == 0 || day == 0 ? null : LocalDate.of(beforeChrist ? 1 - year : year, month, day);
    }

    static int number(byte[] raw, int from, int to) {
        var value = 0;
        for (var at = from; at < to; at++) {
            value = value * 10 + (raw[at] - '0');
        }
        return value;
    }

    /** A time of day without needless zeros: {@code 10:11:12.5Z}. */
    static String time(String text) {
        var end = text.length();
        if (text.indexOf('.') > 0) {
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            end -= text.charAt(end - 1) == '.' ? 1 : 0;
        }
        return text.substring(0, end) + "Z";
    }
}

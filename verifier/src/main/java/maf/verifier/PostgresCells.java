package maf.verifier;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** PostgreSQL's values, in a session in UTC with ISO dates, PostgreSQL's intervals and hexadecimal bytes. */
final class PostgresCells {
    private static final Pattern DAYS_END = Pattern.compile("24:00:00([+-].*)?");
    private static final Pattern FRACTION = Pattern.compile("-?[0-9.]+(e[-+]?[0-9]+)?");
    private static final DateTimeFormatter ZONED = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:mm:ss", "+00")
            .toFormatter(Locale.ROOT);
    private static final int ARRAY_FRACTION = 6;

    private PostgresCells() {}

    static SqlCell of(SqlColumn column, ColumnTyping typing) {
        if (column.isArray()) {
            var digits = column.type().equals("timestamptz") ? ARRAY_FRACTION : 0;
            var element = scalar(column.element(), ColumnTyping.VARCHAR, digits);
            return raw -> PostgresArray.json(SqlText.utf8(raw), element);
        }
        return column.type().equals("bytea")
                ? SqlCell.binary(typing, UnaryOperator.identity()) // which the driver has decoded
                : scalar(column, typing, 0);
    }

    private static SqlCell scalar(SqlColumn column, ColumnTyping typing, int digits) {
        return switch (column.type()) {
            case "bool" -> raw -> raw[0] == 't';
            case "int2", "int4", "int8", "oid" -> SqlText::whole;
            case "numeric", "money" -> raw -> numeric(raw, typing);
            case "float4" -> raw -> SqlText.single(Float.parseFloat(SqlText.ascii(raw)));
            case "float8" -> raw -> Double.valueOf(SqlText.ascii(raw));
            case "date" -> raw -> date(raw, typing);
            case "timestamp" ->
                raw -> isInfinite(raw) ? InfiniteTime.INSTANCE : SqlText.moment(moment(raw, 0), typing, digits);
            case "timestamptz" ->
                raw -> isInfinite(raw)
                        ? SqlText.ascii(raw)
                        : SqlText.moment(moment(raw, "+00".length()), typing, digits);
            case "time" -> raw -> SqlText.time(SqlText.ascii(raw));
            case "timetz" -> raw -> timeWithZone(SqlText.ascii(raw));
            case "interval" -> raw -> PostgresInterval.iso(SqlText.ascii(raw));
            case "bytea" -> SqlCell.binary(typing, raw -> HexFormat.of().parseHex(SqlText.ascii(raw), 2, raw.length));
            case "bit", "varbit" ->
                column.length() == 1 ? raw -> raw[0] == '1' : SqlCell.binary(typing, PostgresCells::bits);
            case "text", "varchar", "bpchar", "citext", "enum", "uuid", "json", "jsonb", "xml", "inet", "cidr" ->
                SqlText::utf8;
            case "macaddr", "macaddr8", "tsvector", "ltree", "name", "char" -> SqlText::utf8;
            case "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange" -> SqlText::utf8;
            case "box", "circle", "line", "lseg", "path", "polygon" -> SqlCell.binary(typing, PostgresCells::shape);
            default ->
                SqlCell.binary(typing, UnaryOperator.identity()); // as Debezium sends what it has no converter for
        };
    }

    private static Object numeric(byte[] raw, ColumnTyping typing) {
        if (raw[raw.length - 1] <= '9') {
            return SqlText.takesNumbers(typing) ? new BigDecimal(SqlText.ascii(raw)) : SqlText.ascii(raw);
        }
        return switch (SqlText.ascii(raw)) {
            case "NaN" -> "NAN";
            case "Infinity" -> "POSITIVE_INFINITY";
            default -> "NEGATIVE_INFINITY";
        };
    }

    private static boolean isInfinite(byte[] raw) {
        return raw[raw.length - 1] == 'y';
    }

    private static int end(byte[] raw) {
        return raw.length - (raw[raw.length - 1] == 'C' ? " BC".length() : 0);
    }

    private static Object date(byte[] raw, ColumnTyping typing) {
        return isInfinite(raw) ? InfiniteTime.INSTANCE : SqlText.date(SqlText.date(raw, end(raw)), typing);
    }

    private static LocalDateTime moment(byte[] raw, int zone) {
        return SqlText.dateTime(raw, end(raw) - zone);
    }

    private static String timeWithZone(String text) {
        if (DAYS_END.matcher(text).matches()) {
            return "24:00:00Z"; // PostgreSQL's own end of a day, in whatever zone
        }
        var time = OffsetTime.parse(text, ZONED).withOffsetSameInstant(ZoneOffset.UTC);
        return DateTimeFormatter.ISO_OFFSET_TIME.format(time);
    }

    /** A shape with its numbers as Java writes doubles: so they come from the database's driver for Java. */
    private static byte[] shape(byte[] raw) {
        return FRACTION.matcher(SqlText.ascii(raw))
                .replaceAll(number -> Double.toString(Double.parseDouble(number.group())))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Digits of bits to bytes, the lowest first. */
    private static byte[] bits(byte[] raw) {
        var bytes = new byte[(raw.length + 7) / 8];
        for (var at = 0; at < raw.length; at++) {
            if (raw[raw.length - 1 - at] == '1') {
                bytes[at / 8] |= (byte) (1 << (at % 8));
            }
        }
        return bytes;
    }
}

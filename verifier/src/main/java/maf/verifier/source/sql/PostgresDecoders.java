package maf.verifier.source.sql;

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
import maf.contract.typing.ColumnConversion;
import maf.contract.typing.InfiniteTime;
import maf.verifier.typing.CompactJsonWriter;
import org.postgresql.util.HStoreConverter;

/** Decodes PostgreSQL's values, in a session in UTC with ISO dates and intervals and hexadecimal bytes. */
final class PostgresDecoders {
    private static final Pattern DAYS_END = Pattern.compile("24:00:00([+-].*)?");
    private static final Pattern FRACTION = Pattern.compile("-?[0-9.]+(e[-+]?[0-9]+)?");
    private static final DateTimeFormatter ZONED = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:mm:ss", "+00")
            .toFormatter(Locale.ROOT);
    private static final int ARRAY_FRACTION = 6;

    private PostgresDecoders() {}

    static CellDecoder of(SqlColumn column, ColumnConversion typing) {
        if (column.isArray()) {
            var digits = column.type().equals("timestamptz") ? ARRAY_FRACTION : 0;
            var element = scalar(column.element(), ColumnConversion.VARCHAR, digits);
            return raw -> PostgresArray.json(SqlTextFormat.utf8(raw), element);
        }
        return column.type().equals("bytea")
                ? CellDecoder.binary(typing, UnaryOperator.identity()) // decoded by the driver
                : scalar(column, typing, 0);
    }

    private static CellDecoder scalar(SqlColumn column, ColumnConversion typing, int digits) {
        return switch (column.type()) {
            case "bool" -> raw -> raw[0] == 't';
            case "int2", "int4", "int8", "oid" -> SqlTextFormat::whole;
            case "numeric", "money" -> raw -> numeric(raw, typing);
            case "float4" -> raw -> SqlTextFormat.single(Float.parseFloat(SqlTextFormat.ascii(raw)));
            case "float8" -> raw -> Double.valueOf(SqlTextFormat.ascii(raw));
            case "date" -> raw -> date(raw, typing);
            case "timestamp" ->
                raw -> isInfinite(raw) ? InfiniteTime.INSTANCE : SqlTextFormat.moment(moment(raw, 0), typing, digits);
            case "timestamptz" ->
                raw -> isInfinite(raw)
                        ? SqlTextFormat.ascii(raw)
                        : SqlTextFormat.moment(moment(raw, "+00".length()), typing, digits);
            case "time" -> raw -> SqlTextFormat.time(SqlTextFormat.ascii(raw));
            case "timetz" -> raw -> timeWithZone(SqlTextFormat.ascii(raw));
            case "interval" -> raw -> PostgresInterval.iso(SqlTextFormat.ascii(raw));
            case "bytea" ->
                CellDecoder.binary(typing, raw -> HexFormat.of().parseHex(SqlTextFormat.ascii(raw), 2, raw.length));
            case "bit", "varbit" ->
                column.length() == 1 ? raw -> raw[0] == '1' : CellDecoder.binary(typing, PostgresDecoders::bits);
            case "text", "varchar", "bpchar", "citext", "enum", "uuid", "json", "jsonb", "xml", "inet", "cidr" ->
                SqlTextFormat::utf8;
            case "macaddr", "macaddr8", "tsvector", "ltree", "name", "char", "isbn" -> SqlTextFormat::utf8;
            case "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange" -> SqlTextFormat::utf8;
            case "hstore" -> raw -> hstore(SqlTextFormat.utf8(raw));
            case "point" -> raw -> ShapeJson.ofPostgresPoint(SqlTextFormat.ascii(raw));
            case "geometry", "geography" -> raw -> ShapeJson.ofPostgis(SqlTextFormat.ascii(raw));
            case "box", "circle", "line", "lseg", "path", "polygon" ->
                CellDecoder.binary(typing, PostgresDecoders::shape);
            default ->
                CellDecoder.binary(typing, UnaryOperator.identity()); // like Debezium for types without a converter
        };
    }

    /** As JSON, its names in the order that PostgreSQL's driver, which Debezium uses, gives them. */
    private static String hstore(String text) {
        var json = new CompactJsonWriter();
        json.startObject();
        HStoreConverter.fromString(text).forEach((name, value) -> {
            json.name(name);
            json.value(value);
        });
        json.endObject();
        return json.text();
    }

    private static Object numeric(byte[] raw, ColumnConversion typing) {
        if (raw[raw.length - 1] <= '9') {
            return SqlTextFormat.decimal(raw, typing);
        }
        return switch (SqlTextFormat.ascii(raw)) {
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

    private static Object date(byte[] raw, ColumnConversion typing) {
        return isInfinite(raw) ? InfiniteTime.INSTANCE : SqlTextFormat.date(SqlTextFormat.date(raw, end(raw)), typing);
    }

    private static LocalDateTime moment(byte[] raw, int zone) {
        return SqlTextFormat.dateTime(raw, end(raw) - zone);
    }

    private static String timeWithZone(String text) {
        if (DAYS_END.matcher(text).matches()) {
            return "24:00:00Z"; // PostgreSQL's end of a day, in any zone
        }
        var time = OffsetTime.parse(text, ZONED).withOffsetSameInstant(ZoneOffset.UTC);
        return DateTimeFormatter.ISO_OFFSET_TIME.format(time);
    }

    /** A shape with its numbers written as by Java, like the database's JDBC driver does. */
    private static byte[] shape(byte[] raw) {
        return FRACTION.matcher(SqlTextFormat.ascii(raw))
                .replaceAll(number -> Double.toString(Double.parseDouble(number.group())))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Converts binary digits to bytes, the lowest first. */
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

package maf.verifier.source.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import maf.contract.typing.Numbers;
import maf.contract.typing.RefusedException;
import maf.contract.typing.Times;

/** Converts a key's value in the store to a query parameter for its source column. */
final class KeyParameters {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSS");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private KeyParameters() {}

    /** Texts, numbers and bytes, because MySQL compares quoted numbers as doubles. */
    static Object mysql(SqlColumn column, Object value) {
        return switch (column.type()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year", "decimal", "float", "double" ->
                number(value);
            case "bit" ->
                value instanceof byte[] bytes
                        ? (Object) new BigDecimal(new BigInteger(1, CellDecoder.reversed(bytes)))
                        : number(value);
            case "date", "datetime", "timestamp", "time" -> time(value);
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set" ->
                value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : text(value);
            default -> bytes(value);
        };
    }

    /** Always text. */
    static String postgres(SqlColumn column, Object value) {
        return switch (column.type()) {
            case "bool" -> text(value);
            case "int2", "int4", "int8", "oid", "numeric", "money", "float4", "float8" -> {
                var number = number(value);
                yield number == null ? null : text(number);
            }
            case "bytea" -> {
                var bytes = bytes(value);
                yield bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
            }
            case "bit", "varbit" -> bits(column, value);
            case "date", "timestamp", "timestamptz", "time" -> time(value);
            default -> value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : text(value);
        };
    }

    private static Object number(Object value) {
        try {
            return value instanceof Double number ? number : Numbers.decimal(exactly(value));
        } catch (RefusedException e) {
            return null;
        }
    }

    private static Number exactly(Object value) {
        return Numbers.read(value instanceof Integer number ? (Object) number.longValue() : value);
    }

    private static byte[] bytes(Object value) {
        try {
            return value instanceof byte[] bytes ? bytes : Base64.getDecoder().decode(text(value));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String bits(SqlColumn column, Object value) {
        if (column.length() == 1) {
            return text(value).equals("true") || text(value).equals("1") ? "1" : "0";
        }
        var bytes = bytes(value);
        if (bytes == null) {
            return null;
        }
        var digits = new BigInteger(1, CellDecoder.reversed(bytes)).toString(2);
        return "0".repeat(Math.max(0, column.length() - digits.length())) + digits;
    }

    /** Without the T and Z of ISO 8601, and with BC, as both databases read it in a session in UTC. */
    private static String time(Object value) {
        if (value instanceof Instant moment) {
            var utc = moment.atOffset(ZoneOffset.UTC);
            return withoutPlus(MOMENT.format(utc)) + (utc.getYear() <= 0 ? " BC" : "");
        }
        if (value instanceof LocalDate date) {
            return withoutPlus(DAY.format(date)) + (date.getYear() <= 0 ? " BC" : "");
        }
        var text = text(value);
        try {
            return text.indexOf('-') > 0 || text.startsWith("-") || text.startsWith("+")
                    ? time(Times.timestamp(text))
                    : text.replace("Z", "");
        } catch (RefusedException e) {
            return text;
        }
    }

    private static String withoutPlus(String time) {
        return time.startsWith("+") ? time.substring(1) : time;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? Numbers.plain(number) : value.toString();
    }
}

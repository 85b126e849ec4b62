package maf.contract.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Parses column types, and holds what their JSON forms have in common. */
public final class ColumnTypes {
    static final Pattern DECIMAL_TEXT = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private static final Pattern TYPE = Pattern.compile("([A-Z]+)(?:\\( *([0-9]{1,9}) *(?:, *([0-9]{1,9}) *)?\\))?");
    /** Every type, as the documentation writes it. */
    public static final List<String> KNOWN = List.of(
            "BOOLEAN",
            "INTEGER",
            "BIGINT",
            "DOUBLE",
            "DECIMAL(p,s)",
            "VARCHAR",
            "VARCHAR(n)",
            "DATE",
            "TIMESTAMP",
            "VARBINARY");

    /** Type names of this and other databases, each with the type that is meant. */
    private static final Map<String, String> WRITTEN = written();

    private static final DateTimeFormatter MICROS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    private ColumnTypes() {}

    private static Map<String, String> written() {
        var written = new LinkedHashMap<String, String>();
        KNOWN.forEach(type -> written.put(type.replaceFirst("\\(.*", ""), type));
        written.put("VARCHAR", "VARCHAR");
        written.putAll(Map.of("INT", "INTEGER", "SMALLINT", "INTEGER", "TINYINT", "INTEGER", "LONG", "BIGINT"));
        written.putAll(Map.of("FLOAT", "DOUBLE", "REAL", "DOUBLE", "NUMERIC", "DECIMAL(p,s)", "BOOL", "BOOLEAN"));
        written.putAll(Map.of("TEXT", "VARCHAR", "STRING", "VARCHAR", "CHAR", "VARCHAR(n)", "JSON", "VARCHAR"));
        written.putAll(Map.of("DATETIME", "TIMESTAMP", "BLOB", "VARBINARY", "BYTEA", "VARBINARY", "UUID", "VARCHAR"));
        return written;
    }

    static ColumnType parse(String text) {
        var match = TYPE.matcher(text.toUpperCase(Locale.ROOT));
        if (match.matches()) {
            var first = match.group(2);
            var second = match.group(3);
            if (match.group(1).equals("DECIMAL") && second != null) {
                return new DecimalType(Integer.parseInt(first), Integer.parseInt(second));
            }
            if (match.group(1).equals("VARCHAR") && second == null) {
                return new VarcharType(first == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(first)));
            }
            if (first == null) {
                return plain(match.group(1), text);
            }
        }
        throw unknown(text);
    }

    private static ColumnType plain(String name, String text) {
        return switch (name) {
            case "BOOLEAN" -> new ColumnType.BooleanType();
            case "INTEGER" -> new ColumnType.IntegerType();
            case "BIGINT" -> new ColumnType.BigintType();
            case "DOUBLE" -> new ColumnType.DoubleType();
            case "DATE" -> new ColumnType.DateType();
            case "TIMESTAMP" -> new ColumnType.TimestampType();
            case "VARBINARY" -> new ColumnType.VarbinaryType();
            default -> throw unknown(text);
        };
    }

    private static IllegalArgumentException unknown(String text) {
        if (text.contains("(") && !text.contains(")")) {
            return new IllegalArgumentException(
                    "unknown type '" + text
                            + "': a comma ends a text between { and }, so put the type in quotes, as in {type: \"DECIMAL(10,2)\"}");
        }
        var near = text.replaceFirst("\\(.*", "");
        return new IllegalArgumentException("unknown type '" + text + "'"
                + Suggestion.of(near, WRITTEN.keySet())
                        .map(name -> ": did you mean '" + WRITTEN.get(name) + "'?")
                        .orElse("")
                + " (known: " + String.join(", ", KNOWN) + ")");
    }

    /** Six fractional digits, the most that sources have; nine if a value has more, so that no digit is lost. */
    static String text(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.MICROS)) ? MICROS.format(instant) : instant.toString();
    }

    static Object expect(boolean fits, JsonNode json, ColumnType type, Function<JsonNode, Object> read) {
        if (fits) {
            Object value = null;
            try {
                value = read.apply(json);
            } catch (DateTimeException | IllegalArgumentException e) { // their messages quote the content
                throw new IllegalArgumentException("is not a valid " + type.sql());
            }
            type.check(value);
            return value;
        }
        throw new IllegalArgumentException("is not a valid " + type.sql());
    }
}

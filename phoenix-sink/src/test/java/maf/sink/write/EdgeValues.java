package maf.sink.write;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import maf.contract.model.ColumnType;
import maf.contract.model.DecimalType;
import maf.contract.model.VarcharType;
import maf.sink.read.TestRecords;

/** Values of a column type: edge values and random ones. */
final class EdgeValues {
    private static final List<String> TEXTS = List.of(
            "x",
            " ",
            "Aki Kaurismäki プライド",
            "🎬👩‍👩‍👧‍👦", // a family of four, joined
            "e\u0301 and é", // which look the same
            "\u0001\uFFFF\u007F",
            "שלום \u202Ereversed",
            "a/b:c\"d'e\\f\n\t\r");

    private EdgeValues() {}

    static List<?> of(ColumnType type) {
        if (type instanceof DecimalType decimal) {
            return decimals(decimal);
        }
        if (type instanceof VarcharType text) {
            return texts(text);
        }
        return switch (type.sql()) {
            case "BOOLEAN" -> List.of(true, false);
            case "INTEGER" -> List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x80, 0xFF00);
            case "BIGINT" -> List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53, TestRecords.T0);
            case "DOUBLE" ->
                List.of(
                        0.0,
                        -0.0,
                        2.4825,
                        -1e-7,
                        Double.MIN_VALUE,
                        -Double.MIN_VALUE,
                        Double.MIN_NORMAL / 2,
                        Double.MAX_VALUE,
                        -Double.MAX_VALUE);
            case "DATE" ->
                List.of(
                        LocalDate.EPOCH,
                        LocalDate.parse("1969-12-31"),
                        LocalDate.parse("2026-11-22"),
                        LocalDate.parse("2024-02-29"),
                        LocalDate.parse("1582-10-04"),
                        LocalDate.parse("1582-10-15"),
                        LocalDate.parse("1500-02-28"),
                        LocalDate.parse("0001-01-01"),
                        LocalDate.parse("-0044-03-15"),
                        LocalDate.parse("9999-12-31"));
            case "TIMESTAMP" ->
                List.of(
                        Instant.EPOCH,
                        Instant.parse("2026-11-22T10:00:00.123456Z"),
                        Instant.parse("2026-11-22T10:00:00.000000001Z"),
                        Instant.parse("1969-12-31T23:59:59.999999999Z"),
                        Instant.parse("1969-12-31T23:59:59.000000001Z"),
                        Instant.parse("1960-02-29T12:00:00.5Z"),
                        Instant.parse("1582-10-10T00:00:00.001001Z"),
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Instant.parse("9999-12-31T23:59:59.999999999Z"));
            case "VARBINARY" ->
                List.of(
                        new byte[] {1},
                        new byte[] {0},
                        new byte[] {0, 0},
                        new byte[] {7, 0},
                        new byte[] {0, -1, 127, -128, 0, 1},
                        new byte[1000]);
            default -> throw new IllegalArgumentException(type.sql());
        };
    }

    /** Values that Phoenix turns into NULL. */
    static Object empty(ColumnType type) {
        return type.javaType() == byte[].class ? new byte[0] : type.javaType() == String.class ? "" : null;
    }

    private static List<BigDecimal> decimals(DecimalType type) {
        var most = new BigDecimal(BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE), type.scale());
        var least = new BigDecimal(BigInteger.ONE, type.scale());
        var fewer = most.setScale(type.scale() - type.scale() / 2, RoundingMode.DOWN);
        var edges = new ArrayList<>(List.of(most, most.negate(), least, least.negate(), fewer));
        if (type.precision() < 38) { // more digits than the column has: UPSERT truncates them
            edges.add(most.add(least.movePointLeft(1)).negate());
        }
        if (type.precision() > type.scale()) { // otherwise UPSERT refuses the digit before the point, even if it is 0
            edges.add(BigDecimal.ZERO);
            edges.add(BigDecimal.ONE.negate().setScale(type.scale(), RoundingMode.UNNECESSARY));
            edges.add(BigDecimal.ONE.movePointLeft(Math.min(40, type.scale() + 3)));
        }
        return edges;
    }

    private static List<String> texts(VarcharType type) {
        if (type.length().isEmpty()) {
            return TEXTS;
        }
        var most = type.length().getAsInt();
        var cut = TEXTS.stream().map(text -> cut(text, most)).toList();
        var longest = List.of("x".repeat(most), cut("é🎬".repeat(most), most), "\uFFFD".repeat(most));
        return Stream.concat(cut.stream(), longest.stream()).toList();
    }

    /** The beginning of the text, without half a surrogate pair at its end. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return end == 0 ? "x" : text.substring(0, end);
    }

    /** A random value of the type, at its edges or between them. */
    static Object any(ColumnType type, Random random) {
        var edges = of(type);
        if (random.nextInt(3) == 0) {
            return edges.get(random.nextInt(edges.size()));
        }
        if (type instanceof DecimalType decimal) {
            var digits = new BigInteger(decimal.precision() * 3, random).max(BigInteger.ONE);
            return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), decimal.scale());
        }
        if (type instanceof VarcharType text) {
            return cut(text(random), text.length().orElse(Integer.MAX_VALUE));
        }
        return switch (type.sql()) {
            case "BOOLEAN" -> random.nextBoolean();
            case "INTEGER" -> random.nextInt();
            case "BIGINT" -> random.nextLong();
            case "DOUBLE" -> random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
            case "DATE" -> LocalDate.ofEpochDay(random.nextInt(3_000_000) - 720_000);
            case "TIMESTAMP" ->
                Instant.ofEpochSecond(
                        random.nextLong(300_000_000_000L) - 62_000_000_000L, random.nextInt(1_000_000_000));
            default -> {
                var bytes = new byte[1 + random.nextInt(40)];
                random.nextBytes(bytes);
                yield bytes;
            }
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(30); i >= 0; i--) {
            var point = 1 + random.nextInt(random.nextBoolean() ? 0x7F : Character.MAX_CODE_POINT);
            text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 0x20 : point); // no half of a surrogate pair
        }
        return text.toString();
    }

    /** A normal form in which equal values are equal. */
    static String form(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length == 0 ? "null" : Arrays.toString(bytes);
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof String text) {
            return text.isEmpty() ? "null" : Arrays.toString(text.getBytes(StandardCharsets.UTF_8));
        }
        return String.valueOf(value);
    }
}

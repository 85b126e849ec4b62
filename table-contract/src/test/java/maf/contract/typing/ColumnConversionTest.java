package maf.contract.typing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import maf.contract.model.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of source value in every type of column: the exact value, or the reason of the refusal. */
class ColumnConversionTest {
    private static final List<String> COLUMNS = List.of(
            "BOOLEAN", "INTEGER", "BIGINT", "DOUBLE", "DECIMAL(10,2)", "VARCHAR(40)", "DATE", "TIMESTAMP", "VARBINARY");

    private static final Map<String, String> SHORT = Map.of(
            "type-mismatch", "mismatch", "not-exact", "inexact", "not-finite", "infinite", "too-long", "too long");

    private static final Map<String, Object> KINDS = Map.ofEntries(
            Map.entry("true", true),
            Map.entry("Long 0", 0L),
            Map.entry("Long 7", 7L),
            Map.entry("Long 2^31", 1L << 31),
            Map.entry("Long 2^53+1", (1L << 53) + 1),
            Map.entry("Long 2^62", 1L << 62),
            Map.entry("Long min", Long.MIN_VALUE),
            Map.entry("1.0", new BigDecimal("1.0")),
            Map.entry("2^63", BigDecimal.ONE.add(new BigDecimal(Long.MAX_VALUE))),
            Map.entry("7.50", new BigDecimal("7.50")),
            Map.entry("0.001", new BigDecimal("0.001")),
            Map.entry("1E+999999999", new BigDecimal("1E+999999999")),
            Map.entry("Double -0.0", -0.0),
            Map.entry("Double NaN", Double.NaN),
            Map.entry("Double -inf", Double.NEGATIVE_INFINITY),
            Map.entry("bytes", new byte[] {0, -1}),
            Map.entry("no bytes", new byte[0]),
            Map.entry("day", Instant.parse("2026-11-22T00:00:00Z")),
            Map.entry("moment", Instant.parse("2026-11-22T10:00:00.5Z")),
            Map.entry("object id", new ObjectId("65a1b2c3d4e5f60718293a4b")),
            Map.entry("document", JsonNodeFactory.instance.objectNode().put("a", 1)),
            Map.entry("array", JsonNodeFactory.instance.arrayNode().add(1).addNull()));

    // The columns of both tables: BOOLEAN, INTEGER, BIGINT, DOUBLE, DECIMAL(10,2), VARCHAR(40), DATE, TIMESTAMP,
    // VARBINARY

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.001 | mismatch | inexact | inexact | 0.001 | inexact | 0.001 | mismatch | mismatch | mismatch",
                "1.0 | true | 1 | 1 | 1.0 | 1.0 | 1.0 | mismatch | mismatch | mismatch",
                "1E+999999999 | mismatch | inexact | inexact | inexact | inexact | 1E+999999999 | mismatch | mismatch | mismatch",
                "2^63 | mismatch | inexact | inexact | 9.223372036854776E18 | inexact | 9223372036854775808 | mismatch | mismatch | mismatch",
                "7.50 | mismatch | inexact | inexact | 7.5 | 7.50 | 7.50 | mismatch | mismatch | mismatch",
                "Double -0.0 | mismatch | 0 | 0 | -0.0 | 0.0 | -0.0 | mismatch | mismatch | mismatch",
                "Double -inf | mismatch | infinite | infinite | infinite | infinite | -Infinity | mismatch | mismatch | mismatch",
                "Double NaN | mismatch | infinite | infinite | infinite | infinite | NaN | mismatch | mismatch | mismatch",
                "Long 0 | false | 0 | 0 | 0.0 | 0 | 0 | mismatch | mismatch | mismatch",
                "Long 2^31 | mismatch | inexact | 2147483648 | 2.147483648E9 | inexact | 2147483648 | mismatch | mismatch | mismatch",
                "Long 2^53+1 | mismatch | inexact | 9007199254740993 | inexact | inexact | 9007199254740993 | mismatch | mismatch | mismatch",
                "Long 2^62 | mismatch | inexact | 4611686018427387904 | 4.6116860184273879E18 | inexact | 4611686018427387904 | mismatch | mismatch | mismatch",
                "Long 7 | mismatch | 7 | 7 | 7.0 | 7 | 7 | mismatch | mismatch | mismatch",
                "Long min | mismatch | inexact | -9223372036854775808 | -9.223372036854776E18 | inexact | -9223372036854775808 | mismatch | mismatch | mismatch",
                "array | mismatch | mismatch | mismatch | mismatch | mismatch | [1,null] | mismatch | mismatch | mismatch",
                "bytes | mismatch | mismatch | mismatch | mismatch | mismatch | mismatch | mismatch | mismatch | x00ff",
                "day | mismatch | mismatch | mismatch | mismatch | mismatch | 2026-11-22T00:00:00Z | 2026-11-22 | 2026-11-22T00:00:00Z | mismatch",
                "document | mismatch | mismatch | mismatch | mismatch | mismatch | {\"a\":1} | mismatch | mismatch | mismatch",
                "moment | mismatch | mismatch | mismatch | mismatch | mismatch | 2026-11-22T10:00:00.500Z | inexact | 2026-11-22T10:00:00.500Z | mismatch",
                "no bytes | mismatch | mismatch | mismatch | mismatch | mismatch | mismatch | mismatch | mismatch | null",
                "object id | mismatch | mismatch | mismatch | mismatch | mismatch | 65a1b2c3d4e5f60718293a4b | mismatch | mismatch | x65a1b2c3d4e5f60718293a4b",
                "true | true | 1 | 1 | 1.0 | 1 | true | mismatch | mismatch | mismatch",
            })
    void convertsEveryKindExactlyOrNotAtAll(ArgumentsAccessor row) {
        assertThat(outcomes(KINDS.get(row.getString(0)))).isEqualTo(expected(row));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'1' | true | 1 | 1 | 1.0 | 1 | 1 | mismatch | mismatch | mismatch",
                "'true' | true | mismatch | mismatch | mismatch | mismatch | true | mismatch | mismatch | xb6bb9e",
                "'7.50' | mismatch | inexact | inexact | 7.5 | 7.50 | 7.50 | mismatch | mismatch | mismatch",
                "' 7 ' | mismatch | 7 | 7 | 7.0 | 7 | ' 7 ' | mismatch | mismatch | mismatch",
                "'-0' | mismatch | 0 | 0 | -0.0 | 0 | -0 | mismatch | mismatch | mismatch",
                "'-0.00' | mismatch | 0 | 0 | -0.0 | 0.00 | -0.00 | mismatch | mismatch | mismatch",
                "'9007199254740993' | mismatch | inexact | 9007199254740993 | inexact | inexact | 9007199254740993 | mismatch | mismatch | xf74d3bd7df76e78ef8d3df77",
                "'1152921504606846976' | mismatch | inexact | 1152921504606846976 | 1.15292150460684698E18 | inexact | 1152921504606846976 | mismatch | mismatch | xd75e76f76d79d38eb4ebce3af7be",
                "'0.1234567890123456789' | mismatch | inexact | inexact | inexact | inexact | 0.1234567890123456789 | mismatch | mismatch | mismatch",
                "'1e5' | mismatch | 100000 | 100000 | 100000.0 | 100000 | 1e5 | mismatch | mismatch | xd5ee",
                "'NaN' | mismatch | infinite | infinite | infinite | infinite | NaN | mismatch | mismatch | x35a3",
                "'NAN' | mismatch | infinite | infinite | infinite | infinite | NAN | mismatch | mismatch | x3403",
                "'-Infinity' | mismatch | infinite | infinite | infinite | infinite | -Infinity | mismatch | mismatch | mismatch",
                "'POSITIVE_INFINITY' | mismatch | infinite | infinite | infinite | infinite | POSITIVE_INFINITY | mismatch | mismatch | mismatch",
                "'text' | mismatch | mismatch | mismatch | mismatch | mismatch | text | mismatch | mismatch | xb5ec6d",
                "'' | mismatch | mismatch | mismatch | mismatch | mismatch | null | mismatch | mismatch | null",
                "'2026-11-22Z' | mismatch | mismatch | mismatch | mismatch | mismatch | 2026-11-22Z | 2026-11-22 | 2026-11-22T00:00:00Z | mismatch",
                "'2026-02-30' | mismatch | mismatch | mismatch | mismatch | mismatch | 2026-02-30 | mismatch | mismatch | mismatch",
                "'2026-11-22T10:00:00.5Z' | mismatch | mismatch | mismatch | mismatch | mismatch | 2026-11-22T10:00:00.5Z | inexact | 2026-11-22T10:00:00.500Z | mismatch",
                "'2026-11-22 00:00:00' | mismatch | mismatch | mismatch | mismatch | mismatch | 2026-11-22 00:00:00 | 2026-11-22 | 2026-11-22T00:00:00Z | mismatch",
                "'10:11:12Z' | mismatch | mismatch | mismatch | mismatch | mismatch | 10:11:12Z | mismatch | mismatch | mismatch",
                "'infinity' | mismatch | infinite | infinite | infinite | infinite | infinity | infinite | infinite | x8a77e29e2b72",
                "'-5877611-06-21Z' | mismatch | mismatch | mismatch | mismatch | mismatch | infinite | infinite | infinite | mismatch",
                "'+292278994-08-16Z' | mismatch | mismatch | mismatch | mismatch | mismatch | infinite | infinite | infinite | mismatch",
                "'+294247-01-10T04:00:25.2Z' | mismatch | mismatch | mismatch | mismatch | mismatch | infinite | infinite | infinite | mismatch",
                "'+999999999-12-31T00:00:00Z' | mismatch | mismatch | mismatch | mismatch | mismatch | +999999999-12-31T00:00:00Z | inexact | inexact | mismatch",
                "'-999999999-01-01' | mismatch | mismatch | mismatch | mismatch | mismatch | -999999999-01-01 | inexact | inexact | mismatch",
                "'AP8=' | mismatch | mismatch | mismatch | mismatch | mismatch | AP8= | mismatch | mismatch | x00ff",
                "'👩‍👩‍👧‍👦' | mismatch | mismatch | mismatch | mismatch | mismatch | 👩‍👩‍👧‍👦 | mismatch | mismatch | mismatch",
                "'0000-00-00' | mismatch | mismatch | mismatch | mismatch | mismatch | 0000-00-00 | mismatch | mismatch | mismatch",
            })
    void convertsEveryTextExactlyOrNotAtAll(ArgumentsAccessor row) {
        assertThat(outcomes(row.getString(0))).isEqualTo(expected(row));
    }

    @Test
    void refusesNumbersOfTooManyDigits() {
        assertThat(outcomes("9".repeat(1001)).subList(1, 6))
                .containsExactly("inexact", "inexact", "inexact", "inexact", "too long");
    }

    @Test
    void refusesHalfACharacter() {
        assertThat(outcome("\ud83d", "VARCHAR")).isEqualTo("mismatch");
    }

    @Test
    void refusesInfiniteDatesInArrays() {
        var array = JsonNodeFactory.instance
                .arrayNode()
                .add("2026-11-22Z")
                .addNull()
                .add("+292278994-08-16Z");

        assertThat(outcome(array, "VARCHAR")).isEqualTo("infinite");
    }

    /** Java 17 writes some doubles with more digits than they need; sources write the shortest form. */
    @Test
    void takesEveryFormOfADouble() {
        var value = Math.pow(2, -44);

        assertThat(outcome(new BigDecimal("5.684341886080802E-14"), "DOUBLE")).isEqualTo(Double.toString(value));
        assertThat(outcome("5.6843418860808015E-14", "DOUBLE")).isEqualTo(Double.toString(value));
        assertThat(outcome(new BigDecimal(value), "DOUBLE")).isEqualTo(Double.toString(value));
        assertThat(outcome("5.68434188608080149E-14", "DOUBLE")).isEqualTo("inexact");
    }

    /** The fast path through a double must give the same result as the slow path through a decimal. */
    @Test
    void readsShortNumbersAsTheLongWayWould() {
        var random = new Random(7);
        for (var round = 0; round < 100_000; round++) {
            var digits = 1 + random.nextInt(15);
            var unscaled = random.nextLong((long) Math.pow(10, digits));
            var number = BigDecimal.valueOf(random.nextBoolean() ? unscaled : -unscaled, random.nextInt(digits));
            if (number.signum() != 0) {
                var quick = Numbers.readForDouble(number.toPlainString());

                assertThat(quick).isEqualTo(Numbers.exactDouble(number));
            }
        }
    }

    private static List<String> outcomes(Object source) {
        return COLUMNS.stream().map(column -> outcome(source, column)).toList();
    }

    private static List<String> expected(ArgumentsAccessor row) {
        return IntStream.rangeClosed(1, COLUMNS.size()).mapToObj(row::getString).toList();
    }

    private static String outcome(Object source, String column) {
        var type = ColumnType.of(column);
        var conversion = ColumnConversion.to(type);
        try {
            return text(conversion.fit(conversion.read(source), type));
        } catch (RefusedException e) {
            return SHORT.get(e.reason().code());
        }
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return "x" + HexFormat.of().formatHex(bytes);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}

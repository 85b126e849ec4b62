package maf.verifier.source.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import maf.contract.typing.ColumnConversion;
import maf.contract.typing.InfiniteTime;
import maf.contract.typing.JsonText;
import maf.contract.wire.QuarantineReason;
import org.junit.jupiter.api.Test;

class CellDecoderTest {
    @Test
    void mysqlBitsBeginWithTheLowest() {
        var bits = HexFormat.of().parseHex("0aab");
        assertThat(MysqlDecoders.of(column("bit", 12), ColumnConversion.VARBINARY)
                        .plain(bits))
                .isEqualTo(HexFormat.of().parseHex("ab0a"));
        assertThat(MysqlDecoders.of(column("bit", 12), ColumnConversion.BIGINT).plain(bits))
                .isEqualTo("qwo=");
        assertThat(MysqlDecoders.of(column("bit", 1), ColumnConversion.BOOLEAN).plain(new byte[] {1}))
                .isEqualTo(true);
    }

    @Test
    void mysqlNumbersKeepAllDigits() {
        assertThat(mysql("bigint", ColumnConversion.BIGINT, "-9223372036854775808"))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(mysql("bigint", ColumnConversion.BIGINT, "18446744073709551615"))
                .isEqualTo(new BigDecimal("18446744073709551615"));
        assertThat(mysql("decimal", ColumnConversion.VARCHAR, "1.50")).isEqualTo("1.50");
        assertThat(mysql("decimal", ColumnConversion.DOUBLE, "1.50")).isEqualTo(new BigDecimal("1.50"));
        assertThat(mysql("float", ColumnConversion.DOUBLE, "0.10000000149011612"))
                .isEqualTo(0.1);
        assertThat(mysql("double", ColumnConversion.DOUBLE, "-0")).isEqualTo(-0.0);
    }

    @Test
    void mysqlTimesAreExact() {
        assertThat(mysql("date", ColumnConversion.DATE, "1582-10-10")).isEqualTo(LocalDate.of(1582, 10, 10));
        assertThat(mysql("date", ColumnConversion.VARCHAR, "2026-11-22")).isEqualTo("2026-11-22Z");
        assertThat(mysql("date", ColumnConversion.DATE, "2026-00-00")).isNull();
        assertThat(mysql("datetime", ColumnConversion.TIMESTAMP, "0000-00-00 00:00:00"))
                .isNull();
        assertThat(mysql("datetime", ColumnConversion.TIMESTAMP, "2026-11-22 10:00:00.12"))
                .isEqualTo(Instant.parse("2026-11-22T10:00:00.120Z"));
        assertThat(mysql("datetime", ColumnConversion.VARCHAR, "2026-11-22 10:00:00.500000"))
                .isEqualTo("2026-11-22T10:00:00.5Z");
        assertThat(mysql("time", ColumnConversion.VARCHAR, "10:11:12.120000")).isEqualTo("10:11:12.12Z");
        assertThat(mysql("time", ColumnConversion.VARCHAR, "10:11:12.000000")).isEqualTo("10:11:12Z");
        assertThat(mysql("time", ColumnConversion.VARCHAR, "-838:59:59")).isEqualTo("-838:59:59Z");
    }

    @Test
    void postgresTimesReachBeforeChristAndToInfinity() {
        assertThat(postgres("date", ColumnConversion.DATE, "0001-02-29 BC")).isEqualTo(LocalDate.of(0, 2, 29));
        assertThat(postgres("date", ColumnConversion.DATE, "5874897-12-31")).isEqualTo(LocalDate.of(5874897, 12, 31));
        assertThat(postgres("date", ColumnConversion.VARCHAR, "infinity")).isEqualTo(InfiniteTime.INSTANCE);
        assertThat(postgres("timestamp", ColumnConversion.TIMESTAMP, "0044-03-15 12:00:00 BC"))
                .isEqualTo(Instant.parse("-0043-03-15T12:00:00Z"));
        assertThat(postgres("timestamptz", ColumnConversion.TIMESTAMP, "0044-03-15 12:00:00.5+00 BC"))
                .isEqualTo(Instant.parse("-0043-03-15T12:00:00.5Z"));
        assertThat(postgres("timestamptz", ColumnConversion.VARCHAR, "infinity"))
                .isEqualTo("infinity");
        assertThat(postgres("timetz", ColumnConversion.VARCHAR, "01:11:12.5+02:30"))
                .isEqualTo("22:41:12.5Z");
        assertThat(postgres("timetz", ColumnConversion.VARCHAR, "24:00:00+02")).isEqualTo("24:00:00Z");
    }

    @Test
    void shapesAreWhatDebeziumMakesOfThem() {
        var point = "{\"x\":1.5,\"y\":2.0,\"wkb\":\"AQEAAAAAAAAAAAD4PwAAAAAAAABA\",\"srid\":null}";
        assertThat(postgres("point", ColumnConversion.VARCHAR, "(1.5,2)")).isEqualTo(new JsonText(point));
        var wkb = "0101000000000000000000f83f0000000000000040";
        assertThat(mysqlShape("point", "00000000" + wkb)).isEqualTo(new JsonText(point));
        assertThat(mysqlShape("geometry", "e6100000" + wkb))
                .isEqualTo(new JsonText("{\"wkb\":\"AQEAAAAAAAAAAAD4PwAAAAAAAABA\",\"srid\":4326}"));
        assertThat(postgres("geometry", ColumnConversion.VARCHAR, "0101000020E6100000000000000000F83F0000000000000040"))
                .isEqualTo(new JsonText("{\"wkb\":\"AQEAACDmEAAAAAAAAAAA+D8AAAAAAAAAQA==\",\"srid\":4326}"));
    }

    private static Object mysqlShape(String type, String hex) {
        return MysqlDecoders.of(column(type, 0), ColumnConversion.VARCHAR)
                .plain(HexFormat.of().parseHex(hex));
    }

    @Test
    void hstoreIsJson() {
        assertThat(postgres("hstore", ColumnConversion.VARCHAR, "\"a\"=>\"1\", \"b\"=>NULL"))
                .isEqualTo("{\"a\":\"1\",\"b\":null}");
    }

    @Test
    void postgresIntervalsNameAllTheirParts() {
        assertThat(PostgresInterval.iso("PT0S")).isEqualTo("P0Y0M0DT0H0M0S");
        assertThat(PostgresInterval.iso("P-1M2DT-3H")).isEqualTo("P0Y-1M2DT-3H0M0S");
        assertThat(PostgresInterval.iso("P1Y2M3DT4H5M-6.7890S")).isEqualTo("P1Y2M3DT4H5M-6.789S");
    }

    @Test
    void postgresNumbersMayBeNone() {
        assertThat(postgres("numeric", ColumnConversion.VARCHAR, "-Infinity")).isEqualTo("NEGATIVE_INFINITY");
        assertThat(postgres("float8", ColumnConversion.VARCHAR, "-Infinity")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(postgres("float4", ColumnConversion.DOUBLE, "0.1")).isEqualTo(0.1);
    }

    @Test
    void postgresBitsAndShapesBecomeBytes() {
        assertThat(PostgresDecoders.of(column("bit", 12), ColumnConversion.VARBINARY)
                        .plain(ascii("101010101011")))
                .isEqualTo(HexFormat.of().parseHex("ab0a"));
        assertThat(postgres("box", ColumnConversion.VARBINARY, "(1,1),(0,-2.5)"))
                .isEqualTo(ascii("(1.0,1.0),(0.0,-2.5)"));
    }

    @Test
    void postgresArraysBecomeJson() {
        assertThat(array("int4", "{1,NULL,3}")).isEqualTo("[1,null,3]");
        assertThat(array("int4", "[2:3]={{1},{2}}")).isEqualTo("[[1],[2]]");
        assertThat(array("text", "{a,\"b \\\"ü\\\\\",\"NULL\",\"\",\"},\"}"))
                .isEqualTo("[\"a\",\"b \\\"ü\\\\\",\"NULL\",\"\",\"},\"]");
        assertThat(array("bytea", "{\"\\\\x00ff\"}")).isEqualTo("[\"AP8=\"]");
        assertThat(array("float8", "{1,NaN,-0}")).isEqualTo("[1.0,\"NaN\",-0.0]");
        assertThat(array("timestamptz", "{\"2026-11-22 08:00:00+00\"}")).isEqualTo("[\"2026-11-22T08:00:00.000000Z\"]");
        assertThat(array("int4", "{}")).isEqualTo("[]");
        assertThatThrownBy(() -> array("date", "{infinity}"))
                .hasFieldOrPropertyWithValue("reason", QuarantineReason.NOT_FINITE);
    }

    private static String array(String type, String text) {
        var column = new SqlColumn("a", type, true, 0, "");
        var json = PostgresDecoders.of(column, ColumnConversion.VARCHAR).plain(text.getBytes(StandardCharsets.UTF_8));
        return ((JsonText) json).text();
    }

    private static Object mysql(String type, ColumnConversion typing, String text) {
        return MysqlDecoders.of(column(type, 0), typing).plain(ascii(text));
    }

    private static Object postgres(String type, ColumnConversion typing, String text) {
        return PostgresDecoders.of(column(type, 0), typing).plain(ascii(text));
    }

    private static SqlColumn column(String type, int length) {
        return new SqlColumn("c", type, false, length, type);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

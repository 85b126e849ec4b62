package maf.producers.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {
    @Test
    void readsEachExportsFields() throws InvalidRowException {
        assertThat(
                        parse(
                                ColumnLimits.MOVIE,
                                "{\"adult\":false,\"id\":3924,\"original_title\":\"Blondie\",\"popularity\":1.8133,\"video\":false}"))
                .isEqualTo(new ExportRow(3924, "Blondie", new BigDecimal("1.8133000000"), false, false));
        assertThat(parse(ColumnLimits.TV_SERIES, "{\"id\":1,\"original_name\":\"プライド\",\"popularity\":3.8242}"))
                .isEqualTo(new ExportRow(1, "プライド", new BigDecimal("3.8242"), null, null));
        assertThat(
                        parse(
                                ColumnLimits.PERSON,
                                "{\"adult\":true,\"id\":5000000000,\"name\":\"Aki Kaurismäki\",\"popularity\":2.4825,\"new\":[1]}"))
                .isEqualTo(new ExportRow(5_000_000_000L, "Aki Kaurismäki", new BigDecimal("2.4825"), true, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "0", "0.0006", "1.50", "9007199254740993", "0.12345678901234567890"})
    void keepsThePublishedDigits(String published) throws InvalidRowException {
        var line = "{\"id\":1,\"popularity\":" + published + "}";

        assertThat(parse(ColumnLimits.TV_SERIES, line).popularity()).isEqualTo(new BigDecimal(published));
        assertThat(parse(ColumnLimits.PERSON, line).popularity()).isEqualTo(new BigDecimal(published));
    }

    @Test
    void tellsMissingFromEmpty() throws InvalidRowException {
        assertThat(parse(ColumnLimits.PERSON, "{\"id\":1}").title()).isNull();
        assertThat(parse(ColumnLimits.PERSON, "{\"id\":2,\"name\":\"\"}").title())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"secret\"}",
                "{\"id\":null,\"name\":\"secret\"}",
                "{\"id\":\"secret\"}",
                "{\"id\":5.5}",
                "{\"id\":5} {\"id\":6}",
                "{\"id\":5,\"name\":\"secret",
                "null",
                "[]",
                ""
            })
    void refusesWhatIsNoRowWithoutQuotingIt(String broken) {
        assertThatThrownBy(() -> parse(ColumnLimits.MOVIE, broken))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "MOVIE, 0.12345678901, digits",
        "MOVIE, 12345678901, digits",
        "MOVIE, 1E+999999999, digits",
        "TV_SERIES, 1E+999999999, digits",
        "PERSON, 1.2345678901234567890123456789012345, Decimal128"
    })
    void refusesWhatTheColumnWouldAlter(ColumnLimits columns, String popularity, String reason) {
        assertThatThrownBy(() -> parse(columns, "{\"id\":1,\"popularity\":" + popularity + "}"))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesTitlesThatADatabaseWouldAlter() {
        assertThatThrownBy(() -> parse(ColumnLimits.PERSON, "{\"id\":1,\"name\":\"\\ud83d\"}"))
                .hasMessageContaining("half a character");
        assertThatThrownBy(() -> parse(ColumnLimits.TV_SERIES, "{\"id\":1,\"name\":\"a\\u0000\"}"))
                .hasMessageContaining("NUL");
        assertThatThrownBy(() -> parse(ColumnLimits.MOVIE, "{\"id\":1,\"name\":\"" + "x".repeat(2_001) + "\"}"))
                .hasMessageContaining("2000");
        assertThatThrownBy(() -> new LineParser(ColumnLimits.MOVIE)
                        .parse("{\"id\":1,\"name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(InvalidRowException.class);
    }

    @Test
    void countsCharactersAsTheColumnDoes() throws InvalidRowException {
        var line = "{\"id\":1,\"name\":\"" + "🎬".repeat(2_000) + "\"}";

        assertThat(parse(ColumnLimits.MOVIE, line).title()).hasSize(4_000);
    }

    private static ExportRow parse(ColumnLimits columns, String line) throws InvalidRowException {
        return new LineParser(columns).parse(line.getBytes(StandardCharsets.UTF_8));
    }
}

package maf.transformer.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.UUID;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of each database in the form that the connectors write. */
class SourceValuesTest {
    private static final JsonFactory EXTENDED = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | null",
                "true | Boolean true",
                "7 | BigDecimal 7",
                "2.50 | BigDecimal 2.50",
                "-0.0 | Double -0.0",
                "-0E3 | Double -0.0",
                "NaN | Double NaN",
                "-Infinity | Double -Infinity",
                "\"x\" | String x",
                "{\"$numberLong\": \"7\"} | BigDecimal 7",
                "{\"$numberDecimal\": \"1E+3\"} | BigDecimal 1E+3",
                "{\"$numberDecimal\": \"-0\"} | Double -0.0",
                "{\"$numberDecimal\": \"NaN\"} | Double NaN",
                "{\"$numberDecimal\": \"Infinity\"} | Double Infinity",
                "{\"$date\": -1} | Instant 1969-12-31T23:59:59.999Z",
                "{\"$date\": {\"$numberLong\": \"0\"}} | Instant 1970-01-01T00:00:00Z",
                "{\"$date\": \"2026-11-22T10:00:00Z\"} | Instant 2026-11-22T10:00:00Z",
                "{\"$oid\": \"65a1b2c3d4e5f60718293a4b\"} | ObjectId 65a1b2c3d4e5f60718293a4b",
                "{\"$binary\": \"AP8=\", \"$type\": \"00\"} | bytes 00ff",
                "{\"$binary\": {\"base64\": \"AP8=\", \"subType\": \"00\"}} | bytes 00ff",
                "{\"$symbol\": \"x\"} | String x",
                "{\"$undefined\": true} | null",
                "{\"$timestamp\": {\"t\": 1, \"i\": 2}} | ObjectNode {\"$timestamp\":{\"t\":1,\"i\":2}}",
                "{\"$date\": 1, \"note\": 2} | ObjectNode {\"$date\":1,\"note\":2}",
                "{\"$oid\": \"x\", \"y\": 1} | ObjectNode {\"$oid\":\"x\",\"y\":1}",
                "{\"a\": {\"$date\": 1}} | ObjectNode {\"a\":{\"$date\":1}}",
                "{} | ObjectNode {}",
                "[1, -0.0] | ArrayNode [1,-0.0]",
            })
    void readsMongoDb(String extendedJson, String expected) {
        assertThat(text(MongoValue.read(extended(extendedJson)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$date\": \"soon\"}",
                "{\"$oid\": 5}",
                "{\"$oid\": \"65a1\"}",
                "{\"$numberLong\": \"x\"}",
                "{\"$binary\": \"*\", \"$type\": \"00\"}"
            })
    void refusesBrokenExtendedJson(String extendedJson) {
        assertThatThrownBy(() -> MongoValue.read(extended(extendedJson)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(QuarantineReason.TYPE_MISMATCH));
    }

    @Test
    void knowsEveryPlaceholderOfAnUnchangedValue() {
        var bytes = RelationalValue.PLACEHOLDER.getBytes(StandardCharsets.UTF_8);
        var base64 = Base64.getEncoder().encodeToString(bytes);
        var numbers = new StringBuilder();
        for (var one : bytes) {
            numbers.append(numbers.isEmpty() ? "" : ",").append(one);
        }

        assertThat(relational("\"" + RelationalValue.PLACEHOLDER + "\"")).isSameAs(SourceRow.UNAVAILABLE);
        assertThat(relational("\"" + base64 + "\"")).isSameAs(SourceRow.UNAVAILABLE);
        assertThat(relational("[\"" + RelationalValue.PLACEHOLDER + "\"]")).isSameAs(SourceRow.UNAVAILABLE);
        assertThat(relational("[\"" + base64 + "\"]")).isSameAs(SourceRow.UNAVAILABLE);
        assertThat(relational("[\"" + UUID.nameUUIDFromBytes(bytes) + "\"]")).isSameAs(SourceRow.UNAVAILABLE);
        assertThat(relational("[" + numbers + "]")).isSameAs(SourceRow.UNAVAILABLE);

        assertThat(relational("[" + numbers + ",1]")).isInstanceOf(JsonNode.class);
        assertThat(relational("[" + String.join(",", Collections.nCopies(bytes.length, "95")) + "]"))
                .isInstanceOf(JsonNode.class);
        assertThat(relational("[]")).isInstanceOf(JsonNode.class);
        assertThat(relational("[1]")).isInstanceOf(JsonNode.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | null",
                "false | Boolean false",
                "18446744073709551615 | BigDecimal 18446744073709551615",
                "0.1 | BigDecimal 0.1",
                "-0.0 | Double -0.0",
                "\"x\" | String x",
                "{\"x\":1.0} | ObjectNode {\"x\":1.0}",
            })
    void readsSql(String json, String expected) {
        assertThat(text(relational(json))).isEqualTo(expected);
    }

    private static Object relational(String json) {
        return RelationalValue.read(Json.readDocument(json));
    }

    private static JsonNode extended(String json) {
        try (var parser = EXTENDED.createParser(json)) {
            parser.nextToken();
            return Json.readTree(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return "bytes " + HexFormat.of().formatHex(bytes);
        }
        return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
    }
}

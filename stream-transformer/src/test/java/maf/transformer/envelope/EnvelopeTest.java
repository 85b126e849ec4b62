package maf.transformer.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;
import maf.contract.yaml.CheckedContracts;
import maf.transformer.cleanse.CleansingResult;
import maf.transformer.cleanse.RecordCleanser;
import maf.transformer.cleanse.TableCleanser;
import maf.transformer.stream.TestTopology;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser refuses, skips and finds in its single pass over an event. */
class EnvelopeTest {
    private static final String SQL = "postgres.maf.t";
    private static final String MONGO = "mongodb.maf.t";
    private static final String CONTRACT = """
            table: MAF.T
            key: [id]
            columns:
              id: {type: BIGINT}
              v: {type: VARCHAR}
              part: {type: VARCHAR}
            sources:
              - {topic: postgres.maf.t, fields: {part: doc.a.b}}
              - {topic: mongodb.maf.t, fields: {id: _id, part: doc.a.b}}
            """;

    @TempDir
    Path tables;

    private RecordCleanser cleanser;

    @BeforeEach
    void compile() throws IOException {
        Files.writeString(tables.resolve("t.yaml"), CONTRACT);
        var checked = CheckedContracts.read(tables);
        cleanser = RecordCleanser.of(checked.contracts(), checked.rules());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"c\",\"op\":\"c\",\"after\":{\"id\":1}}",
                "{\"op\":\"c\",\"after\":null,\"after\":{\"id\":1}}",
                "{\"op\":\"u\",\"before\":null,\"before\":null,\"after\":{\"id\":1}}",
                "{\"op\":\"c\",\"source\":{},\"source\":{},\"after\":{\"id\":1}}",
                "{\"op\":\"c\",\"after\":{\"id\":1,\"v\":null,\"v\":\"a\"}}",
                "{\"op\":\"u\",\"before\":{\"id\":1,\"id\":1},\"after\":{\"id\":1}}",
                "{\"op\":\"c\",\"after\":{\"id\":1,\"doc\":{\"a\":1,\"a\":2}}}",
                "{\"op\":\"c\",\"after\":{\"id\":1}} 1",
                "{\"op\":\"c\",\"after\":{\"id\":1}}}",
                "{\"op\":\"c\",\"after\":{\"id\":1},\"x\":01}",
                "{\"op\":\"c\",\"after\":{\"id\":1},\"x\":NaN}",
                "{\"op\":\"c\",\"after\":\"{\\\"_id\\\":1} 2\"}",
                "{\"op\":\"c\",\"after\":\"{\\\"_id\\\":1,\\\"v\\\":1,\\\"v\\\":2}\"}",
            })
    void refusesAmbiguousOrMissingFields(String value) {
        assertThat(reason(SQL, "{\"id\":1}", value)).isEqualTo(QuarantineReason.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"id\":1}",
                "{\"id\":1,\"nr\":1,\"nr\":1}",
                "{\"id\":1} {}",
            })
    void refusesAnAmbiguousKey(String key) {
        assertThat(reason(SQL, key, TestTopology.postgres("c", null, "{\"id\":1}")))
                .isEqualTo(QuarantineReason.MALFORMED_JSON);
    }

    @Test
    void skipsFieldsThatNoTableUses() {
        assertThat(put(SQL, "{\"id\":1,\"x\":1,\"x\":{\"y\":[]},\"v\":\"a\"}")).isEqualTo("{\"id\":1,\"v\":\"a\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC080, 0xC1BF, 0xE080AF, 0xEDA080, 0xEDBFBF, 0xF08080AF, 0xF4908080, 0xF5808080, 0x80, 0xC3})
    void refusesInvalidUtf8(int bytes) {
        for (var at = 0; at < 40; at++) { // at every position of a block that is read at once
            var value = TestTopology.postgres("c", null, "{\"id\":1,\"v\":\"" + "a".repeat(at) + "#\",\"x\":\"é\"}");
            assertThat(reason(cleanser.cleanse(SQL, "{\"id\":1}".getBytes(UTF_8), with(value, bytes), 0)))
                    .isEqualTo(QuarantineReason.MALFORMED_JSON);
            var ignored = TestTopology.postgres("c", null, "{\"id\":1,\"x\":\"" + "a".repeat(at) + "#\"}");
            assertThat(reason(cleanser.cleanse(SQL, "{\"id\":1}".getBytes(UTF_8), with(ignored, bytes), 0)))
                    .isEqualTo(QuarantineReason.MALFORMED_JSON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0080", "߿", "ࠀ", "\ud7ff", "\ue000", "\uffff", "𐀀", "\udbff\udfff"})
    void acceptsTheLimitsOfUtf8(String character) {
        assertThat(put(SQL, "{\"id\":1,\"v\":\"" + character + "\"}")).contains("\"v\":\"" + character + "\"");
    }

    /** Replaces the placeholder # with raw bytes, the highest first. */
    private static byte[] with(String value, int bytes) {
        var raw = new StringBuilder();
        for (var shift = 24; shift >= 0; shift -= 8) {
            if (bytes >>> shift != 0) {
                raw.append((char) (bytes >>> shift & 0xFF));
            }
        }
        var latin = new String(value.getBytes(UTF_8), StandardCharsets.ISO_8859_1);
        return latin.replace("#", raw).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void keepsJacksonsLimitsAsReasons() {
        var deep = "[".repeat(1001) + "]".repeat(1001);
        var deepInside = "{\"a\":".repeat(1001) + "1" + "}".repeat(1001);

        assertThat(reason(SQL, "{\"id\":1}", TestTopology.postgres("c", null, "{\"id\":1,\"x\":" + deep + "}")))
                .isEqualTo(QuarantineReason.MALFORMED_JSON);
        assertThat(reason(SQL, "{\"id\":1}", TestTopology.postgres("c", null, "{\"id\":1,\"doc\":" + deepInside + "}")))
                .isEqualTo(QuarantineReason.MALFORMED_JSON);
        assertThat(reason(
                        SQL,
                        "{\"id\":1}",
                        TestTopology.postgres("c", null, "{\"id\":1,\"v\":" + "1".repeat(1001) + "}")))
                .isEqualTo(QuarantineReason.MALFORMED_JSON);
    }

    @Test
    void reportsThatSchemasAreNotAccepted() {
        var event = "{\"schema\":{},\"payload\":" + TestTopology.postgres("c", null, "{\"id\":1}") + "}";

        assertThat(refusal(cleanse(SQL, "{\"id\":1}", event)))
                .hasMessageContaining("is it JSON without schemas?")
                .extracting(RefusedException::reason)
                .isEqualTo(QuarantineReason.MALFORMED_ENVELOPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"{\\\"a\\\": {\\\"b\\\": 1.50}}\"` | \"1.50\"",
                "`\"{\\\"a\\\": {}}\"` | null",
                "`\"{\\\"a\\\": null}\"` | null",
                "`\"null\"` | null",
                "null | null",
                "`{\"a\":{\"b\":\"c\"}}` | \"c\"",
            })
    void readsAPathIntoTheTextOfASqlColumn(String document, String part) {
        assertThat(put(SQL, "{\"id\":1,\"doc\":" + document + "}")).endsWith("\"part\":" + part + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"secret\"", "\"[1]\"", "\"{\\\"a\\\":1}\"", "\"{\\\"a\\\":{}} 1\"", "\"\"", "1", "[1]"})
    void refusesAPathIntoAValueThatIsNotADocument(String document) {
        var refused = refusal(
                cleanse(SQL, "{\"id\":1}", TestTopology.postgres("c", null, "{\"id\":1,\"doc\":" + document + "}")));

        assertThat(refused.reason()).isEqualTo(QuarantineReason.TYPE_MISMATCH);
        assertThat(refused).hasMessageContaining("column 'part'").hasMessageNotContaining("secret");
    }

    @Test
    void readsAMongoTextOnlyAsText() {
        var event = TestTopology.mongodb("c", null, "{\"_id\":1,\"doc\":\"{}\"}");

        assertThat(reason(MONGO, "{\"id\":\"1\"}", event)).isEqualTo(QuarantineReason.TYPE_MISMATCH);
    }

    @Test
    void countsMissingFieldsOfARelationalRowAsDrift() {
        assertThat(accepted(cleanse(SQL, "{\"id\":1}", TestTopology.postgres("u", null, "{\"id\":1,\"v\":null}")))
                        .drift())
                .containsExactly("part");
        assertThat(accepted(cleanse(
                                SQL,
                                "{\"id\":1}",
                                TestTopology.postgres("c", null, "{\"id\":1,\"v\":1,\"doc\":\"{}\"}")))
                        .drift())
                .isEmpty();
        assertThat(accepted(cleanse(SQL, "{\"id\":1}", TestTopology.postgres("d", "{\"id\":1}", null)))
                        .drift())
                .isEmpty();
        assertThat(accepted(cleanse(MONGO, "{\"id\":\"1\"}", TestTopology.mongodb("c", null, "{\"_id\":1}")))
                        .drift())
                .isEmpty();
    }

    @Test
    void keepsTheStoredValueOfAColumnThatTheSourceRenamedOrDropped() {
        // Given
        var renamed = "{\"id\":1,\"w\":\"a\",\"doc\":null}";
        var document = TestTopology.mongodb("u", null, renamed.replace("id", "_id"));

        // When
        var row = put(SQL, renamed);
        var ofDocument = put(cleanse(MONGO, "{\"id\":\"1\"}", document));

        // Then: absent, which keeps; a document may lack a field
        assertThat(row).isEqualTo("{\"id\":1,\"part\":null}");
        assertThat(ofDocument).isEqualTo("{\"id\":1,\"v\":null,\"part\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"c|null", "u|null", "r|null", "u|{\"id\":1}"})
    void refusesAnEventThatConnectHadToSendWithoutItsRow(String operation, String after) {
        var event = "{\"before\":null,\"after\":" + after + ",\"op\":\"" + operation
                + "\",\"source\":{},\"too_large\":{\"bytes\":19123456,\"limit\":17000000}}";

        var refused = refusal(cleanse(SQL, "{\"id\":1}", event));

        assertThat(refused.reason()).isEqualTo(QuarantineReason.TOO_LARGE);
        assertThat(refused).hasMessageContaining("has 19123456 bytes, more than the 17000000");
    }

    private String put(String topic, String row) {
        return put(cleanse(topic, "{\"id\":1}", TestTopology.postgres("c", null, row)));
    }

    private static String put(List<CleansingResult> results) {
        var changes = accepted(results).changes();
        return new String(((TableCleanser.Change.Put) changes.get(0)).value().get(), UTF_8);
    }

    private List<CleansingResult> cleanse(String topic, String key, String value) {
        return cleanser.cleanse(topic, key.getBytes(UTF_8), value.getBytes(UTF_8), 0);
    }

    private QuarantineReason reason(String topic, String key, String value) {
        return reason(cleanse(topic, key, value));
    }

    private static QuarantineReason reason(List<CleansingResult> results) {
        return refusal(results).reason();
    }

    private static RefusedException refusal(List<CleansingResult> results) {
        assertThat(results).hasSize(1).hasOnlyElementsOfType(CleansingResult.Refused.class);
        return ((CleansingResult.Refused) results.get(0)).refusal();
    }

    private static CleansingResult.Accepted accepted(List<CleansingResult> results) {
        assertThat(results).hasSize(1).hasOnlyElementsOfType(CleansingResult.Accepted.class);
        return (CleansingResult.Accepted) results.get(0);
    }
}

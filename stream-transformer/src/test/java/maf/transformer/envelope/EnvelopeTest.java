package maf.transformer.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;
import maf.transformer.stream.TestTopology;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser refuses, skips and finds in its single pass over an event. */
class EnvelopeTest {
    private static final String SQL = CleansedEvents.SQL;
    private static final String MONGO = CleansedEvents.MONGO;

    @TempDir
    Path tables;

    private CleansedEvents events;

    @BeforeEach
    void compile() throws IOException {
        events = new CleansedEvents(tables);
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
        assertThat(events.reason(SQL, "{\"id\":1}", value)).isEqualTo(QuarantineReason.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"id\":1}",
                "{\"id\":1,\"nr\":1,\"nr\":1}",
                "{\"id\":1} {}",
            })
    void refusesAnAmbiguousKey(String key) {
        assertThat(events.reason(SQL, key, TestTopology.postgres("c", null, "{\"id\":1}")))
                .isEqualTo(QuarantineReason.MALFORMED_JSON);
    }

    @Test
    void skipsFieldsThatNoTableUses() {
        assertThat(events.put(SQL, "{\"id\":1,\"x\":1,\"x\":{\"y\":[]},\"v\":\"a\"}"))
                .isEqualTo("{\"id\":1,\"v\":\"a\"}");
    }

    @Test
    void keepsJacksonsLimitsAsReasons() {
        var deep = "[".repeat(1001) + "]".repeat(1001);
        var deepInside = "{\"a\":".repeat(1001) + "1" + "}".repeat(1001);

        assertThat(events.reason(SQL, "{\"id\":1}", TestTopology.postgres("c", null, "{\"id\":1,\"x\":" + deep + "}")))
                .isEqualTo(QuarantineReason.MALFORMED_JSON);
        assertThat(events.reason(
                        SQL, "{\"id\":1}", TestTopology.postgres("c", null, "{\"id\":1,\"doc\":" + deepInside + "}")))
                .isEqualTo(QuarantineReason.MALFORMED_JSON);
        assertThat(events.reason(
                        SQL,
                        "{\"id\":1}",
                        TestTopology.postgres("c", null, "{\"id\":1,\"v\":" + "1".repeat(1001) + "}")))
                .isEqualTo(QuarantineReason.MALFORMED_JSON);
    }

    @Test
    void reportsThatSchemasAreNotAccepted() {
        var event = "{\"schema\":{},\"payload\":" + TestTopology.postgres("c", null, "{\"id\":1}") + "}";

        assertThat(CleansedEvents.refusal(events.cleanse(SQL, "{\"id\":1}", event)))
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
        assertThat(events.put(SQL, "{\"id\":1,\"doc\":" + document + "}")).endsWith("\"part\":" + part + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"secret\"", "\"[1]\"", "\"{\\\"a\\\":1}\"", "\"{\\\"a\\\":{}} 1\"", "\"\"", "1", "[1]"})
    void refusesAPathIntoAValueThatIsNotADocument(String document) {
        var refused = CleansedEvents.refusal(events.cleanse(
                SQL, "{\"id\":1}", TestTopology.postgres("c", null, "{\"id\":1,\"doc\":" + document + "}")));

        assertThat(refused.reason()).isEqualTo(QuarantineReason.TYPE_MISMATCH);
        assertThat(refused).hasMessageContaining("column 'part'").hasMessageNotContaining("secret");
    }

    @Test
    void readsAMongoTextOnlyAsText() {
        var event = TestTopology.mongodb("c", null, "{\"_id\":1,\"doc\":\"{}\"}");

        assertThat(events.reason(MONGO, "{\"id\":\"1\"}", event)).isEqualTo(QuarantineReason.TYPE_MISMATCH);
    }

    @Test
    void countsMissingFieldsOfARelationalRowAsDrift() {
        assertThat(CleansedEvents.accepted(events.cleanse(
                                SQL, "{\"id\":1}", TestTopology.postgres("u", null, "{\"id\":1,\"v\":null}")))
                        .drift())
                .containsExactly("part");
        assertThat(CleansedEvents.accepted(events.cleanse(
                                SQL,
                                "{\"id\":1}",
                                TestTopology.postgres("c", null, "{\"id\":1,\"v\":1,\"doc\":\"{}\"}")))
                        .drift())
                .isEmpty();
        assertThat(CleansedEvents.accepted(
                                events.cleanse(SQL, "{\"id\":1}", TestTopology.postgres("d", "{\"id\":1}", null)))
                        .drift())
                .isEmpty();
        assertThat(CleansedEvents.accepted(
                                events.cleanse(MONGO, "{\"id\":\"1\"}", TestTopology.mongodb("c", null, "{\"_id\":1}")))
                        .drift())
                .isEmpty();
    }

    @Test
    void keepsTheStoredValueOfAColumnThatTheSourceRenamedOrDropped() {
        // Given
        var renamed = "{\"id\":1,\"w\":\"a\",\"doc\":null}";
        var document = TestTopology.mongodb("u", null, renamed.replace("id", "_id"));

        // When
        var row = events.put(SQL, renamed);
        var ofDocument = CleansedEvents.put(events.cleanse(MONGO, "{\"id\":\"1\"}", document));

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

        var refused = CleansedEvents.refusal(events.cleanse(SQL, "{\"id\":1}", event));

        assertThat(refused.reason()).isEqualTo(QuarantineReason.TOO_LARGE);
        assertThat(refused).hasMessageContaining("has 19123456 bytes, more than the 17000000");
    }
}

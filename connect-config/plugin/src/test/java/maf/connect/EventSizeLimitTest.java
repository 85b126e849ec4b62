package maf.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventSizeLimitTest {
    private static final int LIMIT = 10_000;
    private static final String UNAVAILABLE = "__debezium_unavailable_value";
    private static final Schema KEY =
            SchemaBuilder.struct().field("id", Schema.INT32_SCHEMA).build();
    private static final Schema ROW = SchemaBuilder.struct()
            .optional()
            .field("id", Schema.INT32_SCHEMA)
            .field("a", Schema.OPTIONAL_STRING_SCHEMA)
            .field("b", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema ENVELOPE = SchemaBuilder.struct()
            .field("before", ROW)
            .field("after", ROW)
            .field("op", Schema.STRING_SCHEMA)
            .build();

    private final JsonConverter converter = new JsonConverter();
    private final EventSizeLimit limit = new EventSizeLimit();

    @BeforeEach
    void configure() {
        converter.configure(
                Map.of("schemas.enable", false, "replace.null.with.default", false, "decimal.format", "NUMERIC"),
                false);
        limit.configure(Map.of("limit.bytes", LIMIT));
    }

    @AfterEach
    void close() {
        converter.close();
    }

    @Test
    void anEventThatFitsStaysAsItIs() {
        // Given
        var event = event(row("x".repeat(4_000), ""), row("x".repeat(5_000), ""), "u");

        // When
        var sent = limit.apply(event);

        // Then
        assertThat(sent).isSameAs(event);
    }

    @Test
    void aTombstoneStaysAsItIs() {
        var tombstone = new SourceRecord(Map.of(), Map.of(), "t", KEY, key(), null, null);

        assertThat(limit.apply(tombstone)).isSameAs(tombstone);
    }

    @Test
    void aTooLargeUpdateLosesTheRowBeforeItExceptItsKey() {
        // When
        var sent = json(event(row("x".repeat(6_000), "y"), row("x".repeat(6_000), "z"), "u"));

        // Then
        assertThat(sent)
                .hasSizeLessThan(LIMIT)
                .contains("\"op\":\"u\"", "\"b\":\"z\"", "\"before\":{\"id\":1}")
                .doesNotContain("too_large");
    }

    @Test
    void theRowBeforeKeepsWhatTheRowAfterLacks() {
        // When
        var sent = json(event(row("x".repeat(6_000), "y".repeat(3_000)), row("z".repeat(6_000), UNAVAILABLE), "u"));

        // Then
        assertThat(sent).contains("\"before\":{\"id\":1,\"b\":\"yyy").doesNotContain("xxx", "too_large");
    }

    @Test
    void aTooLargeDeleteKeepsItsKeyAlone() {
        var sent = json(event(row("x".repeat(11_000), "y"), null, "d"));

        assertThat(sent).isEqualTo("{\"after\":null,\"op\":\"d\",\"before\":{\"id\":1}}");
    }

    @Test
    void aRowThatIsTooLargeByItselfIsNamed() {
        // Given
        var event = event(row("x", "y"), row("\u0001".repeat(2_000), "é"), "u");

        // When
        var sent = limit.apply(event);

        // Then
        assertThat(json(sent)).matches("\\{\"op\":\"u\",\"too_large\":\\{\"bytes\":12\\d{3},\"limit\":10000}}");
        assertThat(sent.key()).isEqualTo(event.key());
        assertThat(sent.timestamp()).isEqualTo(event.timestamp());
    }

    @Test
    void aDocumentIsNamedToo() {
        // Given: MongoDB's rows are texts
        var schema = SchemaBuilder.struct()
                .field("before", Schema.OPTIONAL_STRING_SCHEMA)
                .field("after", Schema.OPTIONAL_STRING_SCHEMA)
                .field("updateDescription", Schema.OPTIONAL_STRING_SCHEMA)
                .field("op", Schema.STRING_SCHEMA)
                .build();
        var large = "\"".repeat(2_600);

        // When
        var smaller = json(envelope(
                new Struct(schema).put("before", large).put("after", large).put("op", "u")));
        var named = json(envelope(new Struct(schema)
                .put("after", large + large)
                .put("updateDescription", large)
                .put("op", "u")));

        // Then
        assertThat(smaller).startsWith("{\"after\":\"").doesNotContain("before", "updateDescription");
        assertThat(named).startsWith("{\"op\":\"u\",\"too_large\":");
    }

    @Test
    void whatHasATooLargeKeyIsDropped() {
        // Given
        var schema = SchemaBuilder.struct().field("id", Schema.STRING_SCHEMA).build();
        var key = new Struct(schema).put("id", "k".repeat(LIMIT));
        var value = new Struct(ENVELOPE).put("op", "c");

        // When, Then
        assertThat(limit.apply(new SourceRecord(Map.of(), Map.of("pos", 1), "t", schema, key, ENVELOPE, value)))
                .isNull();
    }

    @Test
    void sizesAreNeverTooLow() {
        for (var text : List.of("", "plain", "\"\\", "\u0000\u001f\n", "é", "日本", "🎬", "a\u007f\u2028")) {
            var row = row(text.repeat(500), text);

            var bytes = converter.fromConnectData("t", ROW, row).length;

            assertThat(JsonSize.exactly(row)).isBetween((long) bytes, bytes + 40L);
            assertThat(JsonSize.atMost(row)).isGreaterThanOrEqualTo(bytes);
        }
    }

    private static Struct row(String a, String b) {
        return new Struct(ROW).put("id", 1).put("a", a).put("b", b);
    }

    private static Struct key() {
        return new Struct(KEY).put("id", 1);
    }

    private static SourceRecord event(Struct before, Struct after, String op) {
        return envelope(
                new Struct(ENVELOPE).put("before", before).put("after", after).put("op", op));
    }

    private static SourceRecord envelope(Struct value) {
        return new SourceRecord(
                Map.of(), Map.of("pos", 7), "t", null, KEY, key(), value.schema(), value, 1_790_000_000_000L);
    }

    private String json(SourceRecord event) {
        var sent = limit.apply(event);
        return new String(converter.fromConnectData("t", sent.valueSchema(), sent.value()), StandardCharsets.UTF_8);
    }
}

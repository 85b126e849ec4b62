package maf.transformer.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import maf.contract.wire.QuarantineReason;
import maf.transformer.stream.TestTopology;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text in events must be UTF-8. */
class EnvelopeUtf8Test {
    private static final String SQL = CleansedEvents.SQL;

    @TempDir
    Path tables;

    private CleansedEvents events;

    @BeforeEach
    void compile() throws IOException {
        events = new CleansedEvents(tables);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC080, 0xC1BF, 0xE080AF, 0xEDA080, 0xEDBFBF, 0xF08080AF, 0xF4908080, 0xF5808080, 0x80, 0xC3})
    void refusesInvalidUtf8(int bytes) {
        for (var at = 0; at < 40; at++) { // at every position of a block that is read at once
            var value = TestTopology.postgres("c", null, "{\"id\":1,\"v\":\"" + "a".repeat(at) + "#\",\"x\":\"é\"}");
            assertThat(CleansedEvents.reason(events.cleanse(SQL, "{\"id\":1}", with(value, bytes))))
                    .isEqualTo(QuarantineReason.MALFORMED_JSON);
            var ignored = TestTopology.postgres("c", null, "{\"id\":1,\"x\":\"" + "a".repeat(at) + "#\"}");
            assertThat(CleansedEvents.reason(events.cleanse(SQL, "{\"id\":1}", with(ignored, bytes))))
                    .isEqualTo(QuarantineReason.MALFORMED_JSON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0080", "߿", "ࠀ", "\ud7ff", "\ue000", "\uffff", "𐀀", "\udbff\udfff"})
    void acceptsTheLimitsOfUtf8(String character) {
        assertThat(events.put(SQL, "{\"id\":1,\"v\":\"" + character + "\"}")).contains("\"v\":\"" + character + "\"");
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
}

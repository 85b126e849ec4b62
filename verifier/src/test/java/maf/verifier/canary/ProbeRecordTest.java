package maf.verifier.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Probes in the form that each connector writes. */
class ProbeRecordTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"before\":{\"slot\":3,\"probe\":1},\"after\":{\"slot\":3,\"probe\":1795712345678},\"op\":\"u\"}",
                "{\"after\":\"{\\\"_id\\\": 3,\\\"probe\\\": {\\\"$numberLong\\\": \\\"1795712345678\\\"}}\",\"op\":\"u\"}"
            })
    void aChangeEventShowsItsNewRow(String event) {
        assertThat(ProbeRecord.raw(bytes(event))).contains(new ProbeRecord(3, 1_795_712_345_678L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"after\":null,\"op\":\"d\"}", "{}", "no json", "{\"after\":{\"id\":1}}", ""})
    void eventsWithoutAProbeShowNone(String event) {
        assertThat(ProbeRecord.raw(bytes(event))).isEmpty();
    }

    @Test
    void aCleansedRecordIsOfOneSource() {
        var key = bytes("{\"source\":\"mysql\",\"slot\":3}");
        var value = bytes("{\"source\":\"mysql\",\"slot\":3,\"probe\":7}");

        assertThat(ProbeRecord.cleansed("mysql", key, value)).contains(new ProbeRecord(3, 7));
        assertThat(ProbeRecord.cleansed("postgres", key, value)).isEmpty();
        assertThat(ProbeRecord.cleansed("mysql", key, null)).isEmpty();
    }

    @Test
    void aRowCoversItsProbeAndEarlierOnesOfItsSlot() {
        var record = new ProbeRecord(Probe.slot(130), 130);

        assertThat(record.covers(probe(130))).isTrue();
        assertThat(record.covers(probe(130 - Probe.SLOTS))).isTrue();
        assertThat(record.covers(probe(130 + Probe.SLOTS))).isFalse();
        assertThat(record.covers(probe(129))).isFalse();
    }

    private static Probe probe(long number) {
        return new Probe(new ProbeKey("mysql", Probe.slot(number)), number, 0, 0);
    }
}

package maf.verifier.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import maf.verifier.table.UnavailableException;
import org.junit.jupiter.api.Test;

/** The verdict about how far a row has come, derived from what was found. */
class TraceVerdictTest {
    private final Trace trace = new Trace("MAF.MOVIE", "{\"id\":42}");

    private static Trace.Position place(String topic, long offset) {
        return new Trace.Position(topic, 1, offset, "2026-11-23T00:00:00Z");
    }

    private void raw(long offset) {
        trace.raw(new Trace.Raw(place("raw", offset), "u"));
    }

    private void cleansed(long offset, long rawOffset, String operation) {
        trace.cleansed(
                new Trace.Cleansed(place("cleansed", offset), operation, "raw/" + rawOffset, place("raw", rawOffset)));
    }

    private void stored(long rawOffset) {
        trace.stored(Optional.of(new StoredRow(1, "2026-11-23T00:00:00Z", "raw/" + rawOffset, Map.of())));
    }

    @Test
    void nothing() {
        assertThat(trace.verdict()).isEqualTo("not found anywhere");
        assertThat(trace.exitCode()).isEqualTo(1);
    }

    @Test
    void aPartThatWasNotSearchedLeavesTheVerdictUnknown() throws InterruptedException {
        trace.attempt("store", () -> {
            throw new UnavailableException("away");
        });

        assertThat(trace.exitCode()).isEqualTo(2);
        assertThat(trace.verdict()).startsWith("not known");
        assertThat(trace.notes()).containsExactly("store could not be searched: away");
    }

    @Test
    void atTheSourceOnly() {
        trace.source(new Trace.AtSource("raw", "there", Map.of()));

        assertThat(trace.verdict()).contains("see connect");
        assertThat(trace.exitCode()).isZero();
    }

    @Test
    void capturedOnly() {
        raw(5);

        assertThat(trace.verdict()).contains("see stream-transformer");
    }

    @Test
    void theNewestIsNotCleansed() {
        raw(5);
        raw(9);
        cleansed(3, 5, "u");
        stored(5);

        assertThat(trace.verdict()).contains("not cleansed yet");
    }

    @Test
    void theNewestIsRefused() {
        raw(5);
        raw(9);
        cleansed(3, 5, "u");
        stored(5);
        trace.quarantined(
                new Trace.RefusedRecord(place("quarantine", 1), place("raw", 9), "rule-refused", "r", "d", null));

        assertThat(trace.verdict()).contains("was refused (rule-refused)");
    }

    @Test
    void theNewestIsNotStored() {
        raw(5);
        cleansed(3, 5, "u");

        assertThat(trace.verdict()).contains("see phoenix-sink");
    }

    @Test
    void theNewestIsDeadLettered() {
        raw(5);
        cleansed(3, 5, "u");
        trace.deadLettered(new Trace.RefusedRecord(
                place("dead-letters", 1), place("cleansed", 3), "store-refused", null, "d", null));

        assertThat(trace.verdict()).isEqualTo("the store refused its newest event (store-refused)");
    }

    @Test
    void theNewestIsStored() {
        raw(5);
        cleansed(3, 5, "u");
        stored(5);

        assertThat(trace.verdict()).isEqualTo("the store holds its newest event");
    }

    @Test
    void aDeleteIsDone() {
        raw(5);
        cleansed(3, 5, "delete");

        assertThat(trace.verdict()).isEqualTo("deleted by its newest event");
    }
}

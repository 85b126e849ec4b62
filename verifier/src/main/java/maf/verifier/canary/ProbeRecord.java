package maf.verifier.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * A probe in a topic, raw or cleansed.
 *
 * @param number of the probe
 */
record ProbeRecord(int slot, long number) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a change event; empty if the event shows no row. */
    static Optional<ProbeRecord> raw(byte[] value) {
        try {
            var after = value == null ? null : JSON.readTree(value).get("after");
            if (after == null || after.isNull()) {
                return Optional.empty();
            }
            if (!after.isTextual()) {
                return of(after.get("slot"), after.get("probe"));
            }
            var document = JSON.readTree(after.textValue()); // MongoDB's: extended JSON
            var probe = document.get("probe");
            return of(document.get("_id"), probe == null || !probe.isObject() ? probe : probe.get("$numberLong"));
        } catch (IOException e) {
            return Optional.empty(); // not a known event
        }
    }

    /** Of a cleansed record. */
    static Optional<ProbeRecord> cleansed(String source, byte[] key, byte[] value) {
        try {
            if (key == null || value == null) {
                return Optional.empty();
            }
            var row = JSON.readTree(key);
            return row.path("source").asText().equals(source)
                    ? of(row.get("slot"), JSON.readTree(value).get("probe"))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProbeRecord> of(JsonNode slot, JsonNode number) {
        return slot == null || number == null
                ? Optional.empty()
                : Optional.of(new ProbeRecord(slot.asInt(), number.asLong()));
    }

    /** Whether the row has this probe or a later one. */
    boolean covers(Probe probe) {
        return slot == probe.key().slot() && number >= probe.number();
    }
}

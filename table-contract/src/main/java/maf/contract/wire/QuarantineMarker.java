package maf.contract.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Says that a quarantined record is resolved: the value in the compacted topic {@code quarantine-resolved}, whose key
 * is the {@link QuarantineId}.
 *
 * @param quarantinePartition of the topic {@code quarantine}
 * @param quarantineOffset of the resolved record; a later record of the same identity is open again
 * @param outcome what became of it: {@code redriven} or {@code superseded}
 * @param at epoch milliseconds
 */
public record QuarantineMarker(int quarantinePartition, long quarantineOffset, String outcome, long at) {
    /** Outcome: the record was accepted and sent. */
    public static final String REDRIVEN = "redriven";

    /** Outcome: the record was accepted, but its row has a newer event; nothing was sent. */
    public static final String SUPERSEDED = "superseded";

    private static final JsonMapper JSON = new JsonMapper();

    /** Whether it resolves the record at this position of the topic {@code quarantine}. */
    public boolean resolves(int partition, long offset) {
        return quarantinePartition == partition && quarantineOffset >= offset;
    }

    /** UTF-8. */
    public byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws UncheckedIOException if it is something else
     */
    public static QuarantineMarker ofJson(byte[] json) {
        try {
            return JSON.readValue(json, QuarantineMarker.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package maf.contract.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Identifies a quarantined record: the table that refused it, and the position of the raw record. Its JSON form is the record
 * key of the topic {@code quarantine-resolved}.
 *
 * @param table schema and table, as in header {@code maf.table}
 * @param topic the raw topic
 */
public record QuarantineId(String table, String topic, int partition, long offset) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Of a record in quarantine.
     *
     * @param header gives a header's text, or null
     * @return empty if the transformer has not written the record
     */
    public static Optional<QuarantineId> of(UnaryOperator<String> header) {
        var table = header.apply(MafHeaders.TABLE);
        var topic = header.apply(MafHeaders.TOPIC);
        try {
            return table == null || topic == null
                    ? Optional.empty()
                    : Optional.of(new QuarantineId(
                            table.intern(), // a million records have few of them
                            topic.intern(),
                            Integer.parseInt(header.apply(MafHeaders.PARTITION)),
                            Long.parseLong(header.apply(MafHeaders.OFFSET))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
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
    public static QuarantineId ofJson(byte[] json) {
        try {
            var id = JSON.readValue(json, QuarantineId.class);
            return new QuarantineId(id.table.intern(), id.topic.intern(), id.partition, id.offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package maf.transformer.stream;

import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;
import maf.transformer.cleanse.RecordOrigin;
import maf.transformer.cleanse.SizeLimits;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;

/**
 * A refused raw record as it is written to quarantine: the original bytes, with the reason in the headers.
 *
 * @param reason the one in the headers
 * @param key null for none
 * @param value null for none; key and value are null if the raw record is too large for the quarantine
 */
record QuarantineEntry(QuarantineReason reason, Bytes key, Bytes value, Headers headers) {
    /** Refuses {@code key} and {@code value} for one table. */
    static QuarantineEntry of(
            RecordOrigin origin,
            String table,
            RefusedException refusal,
            byte[] key,
            byte[] value,
            long nowMs,
            SizeLimits limits) {
        if (limits.fitsQuarantine(key, value)) {
            return new QuarantineEntry(
                    refusal.reason(), Bytes.wrap(key), Bytes.wrap(value), origin.quarantined(table, refusal, nowMs));
        }
        var tooLarge = new RefusedException(
                QuarantineReason.TOO_LARGE,
                "the raw record of " + SizeLimits.size(key, value) + " bytes does not fit into the quarantine, so its"
                        + " bytes are missing here: it stays in " + origin.topic()
                        + " until that topic's retention ends");
        return new QuarantineEntry(tooLarge.reason(), null, null, origin.quarantined(table, tooLarge, nowMs));
    }

    /** As Kafka's producer takes them. */
    static byte[] bytes(Bytes wrapped) {
        return wrapped == null ? null : wrapped.get();
    }
}

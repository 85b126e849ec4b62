package maf.transformer.quarantine;

import maf.contract.wire.MafHeaders;
import maf.contract.wire.QuarantineId;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A quarantined record without its bytes: small, because there may be a million.
 *
 * @param topicId Kafka's id of the raw topic; null if it is unknown
 * @param partition of the topic {@code quarantine}
 * @param offset in that partition
 * @param rule empty if none refused it
 * @param timestamp of the raw record, epoch milliseconds
 * @param failedAtMs time of the last refusal, epoch milliseconds
 * @param failures how often contracts have refused it
 * @param contract fingerprint of the contract that a redrive tried last; empty before the first
 * @param bytes the size of key and value
 * @param redrivable false if its bytes are missing, or the transformer has not written it
 */
record QuarantinedRecord(
        QuarantineId id,
        String topicId,
        int partition,
        long offset,
        String reason,
        String rule,
        long timestamp,
        long failedAtMs,
        int failures,
        String contract,
        int bytes,
        boolean redrivable) {
    /** The table of records that something other than the transformer has written. */
    static final String NO_TABLE = "-";

    static QuarantinedRecord of(ConsumerRecord<byte[], byte[]> record) {
        var headers = record.headers();
        var known = QuarantineId.of(name -> HeaderText.of(headers, name));
        return new QuarantinedRecord(
                known.orElseGet(
                        () -> new QuarantineId(NO_TABLE, record.topic().intern(), record.partition(), record.offset())),
                interned(HeaderText.of(headers, MafHeaders.TOPIC_ID)),
                record.partition(),
                record.offset(),
                text(record, MafHeaders.REASON),
                text(record, MafHeaders.RULE),
                HeaderText.number(headers, MafHeaders.TIMESTAMP, record.timestamp()),
                HeaderText.number(headers, MafHeaders.FAILED_AT_MS, record.timestamp()),
                (int) HeaderText.number(headers, MafHeaders.FAILURES, 1),
                text(record, MafHeaders.CONTRACT),
                Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize()),
                known.isPresent() && record.value() != null);
    }

    /** Interned: a million records share few texts. */
    private static String text(ConsumerRecord<?, ?> record, String header) {
        var text = interned(HeaderText.of(record.headers(), header));
        return text == null ? "" : text;
    }

    private static String interned(String text) {
        return text == null ? null : text.intern();
    }

    /** Whether this record is later than the other one, which has the same identity. */
    boolean isAfter(QuarantinedRecord other) {
        return partition == other.partition ? offset > other.offset : failedAtMs > other.failedAtMs;
    }
}

package maf.transformer.quarantine;

import maf.contract.wire.MafHeaders;
import maf.contract.wire.QuarantineId;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record in quarantine without its bytes: small, for there may be a million.
 *
 * @param partition of the topic {@code quarantine}
 * @param offset in that partition
 * @param rule empty when none refused it
 * @param timestamp of the raw record, epoch milliseconds
 * @param failedAtMs when it was refused last, epoch milliseconds
 * @param failures how often contracts have refused it
 * @param contract fingerprint of the contract that a redrive tried last; empty before the first
 * @param bytes of key and value
 * @param redrivable false when its bytes are not here, or the transformer has not written it
 */
record QuarantinedRecord(
        QuarantineId id,
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
    /** The table of records that somebody else has written into the topic. */
    static final String NO_TABLE = "-";

    static QuarantinedRecord of(ConsumerRecord<byte[], byte[]> record) {
        var headers = record.headers();
        var known = QuarantineId.of(name -> HeaderText.of(headers, name));
        return new QuarantinedRecord(
                known.orElseGet(
                        () -> new QuarantineId(NO_TABLE, record.topic().intern(), record.partition(), record.offset())),
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

    /** Few texts, which a million records share. */
    private static String text(ConsumerRecord<?, ?> record, String header) {
        var text = HeaderText.of(record.headers(), header);
        return text == null ? "" : text.intern();
    }

    /** Whether this is a later record of the same identity than the other. */
    boolean isAfter(QuarantinedRecord other) {
        return partition == other.partition ? offset > other.offset : failedAtMs > other.failedAtMs;
    }
}

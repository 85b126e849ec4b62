package maf.sink.read;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record for {@code dead-letters}.
 *
 * @param table its name in Phoenix
 * @param detail the reason in words, without the row's content
 */
public record RefusedRecord(
        ConsumerRecord<byte[], byte[]> record, String table, DeadLetterReason reason, String detail) {
    /** Its estimated heap, in bytes. */
    long bytes() {
        return (long) record.serializedKeySize() + Math.max(0, record.serializedValueSize());
    }
}

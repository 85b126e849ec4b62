package maf.sink.read;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record for {@code dead-letters}.
 *
 * @param table its name in Phoenix
 * @param detail for people, without the row's content
 */
public record RefusedRecord(
        ConsumerRecord<byte[], byte[]> record, String table, DeadLetterReason reason, String detail) {
    /** About what it takes of the heap, bytes. */
    long bytes() {
        return (long) record.serializedKeySize() + Math.max(0, record.serializedValueSize());
    }
}

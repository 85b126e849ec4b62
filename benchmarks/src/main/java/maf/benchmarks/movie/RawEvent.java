package maf.benchmarks.movie;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A raw record as Debezium writes it.
 *
 * @param value null for a tombstone
 */
public record RawEvent(String key, String value) {
    /** The record of a topic. */
    public ProducerRecord<byte[], byte[]> in(String topic) {
        return new ProducerRecord<>(topic, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
    }
}

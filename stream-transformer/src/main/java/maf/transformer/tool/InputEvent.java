package maf.transformer.tool;

import org.apache.kafka.common.utils.Bytes;

/**
 * A raw record that a contract is tried on.
 *
 * @param place its origin: {@code line 3}, or {@code 0@17} for partition and offset
 * @param key null for none
 * @param value null for a tombstone
 * @param timestamp epoch milliseconds
 */
record InputEvent(String place, String topic, Bytes key, Bytes value, long timestamp) {
    byte[] keyBytes() {
        return key == null ? null : key.get();
    }

    byte[] valueBytes() {
        return value == null ? null : value.get();
    }
}

package maf.transformer.tool;

import org.apache.kafka.common.utils.Bytes;

/**
 * A raw record that somebody wants to see judged.
 *
 * @param place where it is from: {@code line 3}, or {@code 0@17} for partition and offset
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

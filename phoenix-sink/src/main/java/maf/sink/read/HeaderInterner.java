package maf.sink.read;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Copies records so that they share equal headers. The consumer's own headers keep the whole fetch buffer alive and a string for
 * each name, which is half of the memory of a small row that waits. Confined to one thread.
 */
final class HeaderInterner {
    private static final int MOST_NAMES = 64; // the pipeline has a dozen; other programs can use any number

    private final Map<String, Kept> latest = new HashMap<>();

    private static final class Kept implements Header {
        private final String key;
        private final byte[] value;

        Kept(String key, byte[] value) {
            this.key = key;
            this.value = value;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public byte[] value() {
            return value;
        }
    }

    /** Returns the same record, with its headers in the same order. */
    ConsumerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> record) {
        var headers = new RecordHeaders();
        for (var header : record.headers()) {
            headers.add(kept(header));
        }
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                record.serializedKeySize(),
                record.serializedValueSize(),
                record.key(),
                record.value(),
                headers,
                record.leaderEpoch());
    }

    /** Most headers are equal to those of the record before. */
    private Header kept(Header header) {
        var before = latest.get(header.key());
        if (before != null && Arrays.equals(before.value(), header.value())) {
            return before;
        }
        var kept = new Kept(before == null ? header.key() : before.key(), header.value());
        if (before != null || latest.size() < MOST_NAMES) {
            latest.put(kept.key(), kept);
        }
        return kept;
    }
}

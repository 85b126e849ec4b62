package maf.transformer.stream;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Says loudly that raw records were deleted before they were read: retention was shorter than a stop, or the topic was made anew.
 * Kafka Streams goes on at the oldest record that there is, and tells it only at level INFO.
 */
final class RawConsumer extends KafkaConsumer<byte[], byte[]> {
    private final LostRecords lost;

    RawConsumer(Map<String, Object> config, LostRecords lost) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.lost = lost;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        try {
            return super.poll(timeout);
        } catch (OffsetOutOfRangeException e) {
            var wanted = e.offsetOutOfRangePartitions();
            var oldest = beginningOffsets(wanted.keySet());
            wanted.forEach((partition, offset) -> lost.add(partition, offset, oldest.get(partition)));
            throw e;
        }
    }
}

package maf.transformer.stream;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * A record key with its target partition, that of the raw record, so that all events of a row stay in one partition and in
 * order. A partitioner of Kafka Streams can see only key and value of a record.
 *
 * @param key null for none
 */
record PartitionedKey(int partition, Bytes key) {
    /** Writes only the key. */
    static final Serializer<PartitionedKey> SERIALIZER =
            (topic, routed) -> routed.key() == null ? null : routed.key().get();

    /** Sends each record to the partition in its key; all topics have the same number of partitions. */
    static final StreamPartitioner<PartitionedKey, byte[]> PARTITIONER = (topic, routed, value, partitions) -> {
        if (routed.partition() >= partitions) {
            throw new IllegalStateException("Topic " + topic + " has " + partitions + " partitions, but raw partition "
                    + routed.partition() + " must stay the same: give all topics the same number of partitions");
        }
        return Optional.of(Set.of(routed.partition()));
    };
}

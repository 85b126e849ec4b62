package maf.transformer.stream;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * A record key and the partition it must go to: that of the raw record, so that all events of a row stay in one
 * partition and in order. Kafka Streams gives a partitioner the key and nothing else of the record.
 *
 * @param key null for none
 */
record PartitionedKey(int partition, Bytes key) {
    /** Writes the key alone. */
    static final Serializer<PartitionedKey> SERIALIZER =
            (topic, routed) -> routed.key() == null ? null : routed.key().get();

    /** Sends each record where its key says; every topic has as many partitions as the raw ones. */
    static final StreamPartitioner<PartitionedKey, byte[]> PARTITIONER = (topic, routed, value, partitions) -> {
        if (routed.partition() >= partitions) {
            throw new IllegalStateException("Topic " + topic + " has " + partitions + " partitions, but raw partition "
                    + routed.partition() + " must stay the same: give all topics as many");
        }
        return Optional.of(Set.of(routed.partition()));
    };
}

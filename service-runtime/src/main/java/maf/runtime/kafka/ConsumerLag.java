package maf.runtime.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * How far a consumer group is behind in one partition. Everything that reports or waits for lag uses this definition.
 *
 * <p>A group without a committed offset is behind by all records that the partition still holds, because our groups start at
 * the oldest record ({@code auto.offset.reset=earliest}). Counting from offset 0 would include records that retention has
 * deleted. The same holds for a committed offset whose records retention has deleted.
 *
 * @param next where the group continues: the offset of the first record that it has not finished
 * @param end the offset after the last record of a committed transaction
 */
public record ConsumerLag(long next, long end) {
    /** The number of offsets from {@code next} to {@code end}; a transaction's end marker takes one too. */
    public long offsets() {
        return Math.max(
                0, end - next); // a topic that was deleted and created again can end before the committed offset
    }

    /**
     * The lag in existing partitions.
     *
     * @throws ExecutionException when Kafka does not answer
     */
    public static Map<TopicPartition, ConsumerLag> of(Admin admin, String group, Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        var next = nextOffsets(admin, group, partitions);
        var lags = new HashMap<TopicPartition, ConsumerLag>();
        offsets(admin, partitions, OffsetSpec.latest())
                .forEach((partition, end) -> lags.put(partition, new ConsumerLag(next.get(partition), end)));
        return lags;
    }

    /**
     * Where the group continues in existing partitions: the offset of the first record that it has not finished.
     *
     * @throws ExecutionException when Kafka does not answer
     */
    public static Map<TopicPartition, Long> nextOffsets(
            Admin admin, String group, Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        var committed = committed(admin, group, partitions);
        var next = new HashMap<TopicPartition, Long>();
        offsets(admin, partitions, OffsetSpec.earliest())
                .forEach((partition, oldest) -> next.put(partition, next(committed.get(partition), oldest)));
        return next;
    }

    /** @param committed null when the group has committed nothing in the partition */
    static long next(OffsetAndMetadata committed, long oldest) {
        return committed == null ? oldest : Math.max(oldest, committed.offset());
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(
            Admin admin, String group, Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        var spec = new ListConsumerGroupOffsetsSpec().topicPartitions(partitions);
        try {
            return admin.listConsumerGroupOffsets(Map.of(group, spec))
                    .partitionsToOffsetAndMetadata(group)
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of(); // the group has not started yet
            }
            throw e;
        }
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which)),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().offset()));
    }
}

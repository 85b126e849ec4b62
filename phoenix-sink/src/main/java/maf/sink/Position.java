package maf.sink;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * How far a partition is durable once a batch is.
 *
 * @param owner the partition's state when the batch was made: what is committed must still be ours
 */
record Position(PartitionState owner, OffsetAndMetadata next) {
    static Position of(PartitionState owner, OffsetAndMetadata read) {
        var note = OffsetNote.write(owner.versions().current());
        return new Position(owner, new OffsetAndMetadata(read.offset(), read.leaderEpoch(), note));
    }
}

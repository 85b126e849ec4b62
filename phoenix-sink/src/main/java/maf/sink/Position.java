package maf.sink;

import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * How far a partition is durable once a batch is.
 *
 * @param owner the partition's state when the batch was made: what is committed must still be ours
 * @param mark the same for whoever reads again what is before it; none while it does so itself
 */
record Position(PartitionState owner, OffsetAndMetadata next, Optional<VersionMark> mark) {
    static Position of(PartitionState owner, OffsetAndMetadata read) {
        var note = OffsetNote.write(owner.version());
        return new Position(
                owner, new OffsetAndMetadata(read.offset(), read.leaderEpoch(), note), owner.mark(read.offset()));
    }
}

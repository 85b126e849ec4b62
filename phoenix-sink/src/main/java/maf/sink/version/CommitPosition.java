package maf.sink.version;

import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * How far a partition is durable once a batch is.
 *
 * @param owner the partition's state when the batch was made: what is committed must still be ours
 * @param mark the same for whoever reads again what is before it; none while it does so itself
 */
public record CommitPosition(PartitionOwnership owner, OffsetAndMetadata next, Optional<VersionCheckpoint> mark) {
    public static CommitPosition of(PartitionOwnership owner, OffsetAndMetadata read) {
        var note = OffsetMetadata.write(owner.version());
        return new CommitPosition(
                owner, new OffsetAndMetadata(read.offset(), read.leaderEpoch(), note), owner.mark(read.offset()));
    }
}

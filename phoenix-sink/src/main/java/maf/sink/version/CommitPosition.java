package maf.sink.version;

import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * The offset to commit for a partition when a batch is durable.
 *
 * @param owner the ownership at the time of the batch; it must still be current when the offset is committed
 * @param checkpoint the same position as a checkpoint; empty while records below the current checkpoint are read again
 */
public record CommitPosition(PartitionOwnership owner, OffsetAndMetadata next, Optional<VersionCheckpoint> checkpoint) {
    public static CommitPosition of(PartitionOwnership owner, OffsetAndMetadata read) {
        var committedVersion = OffsetMetadata.write(owner.version());
        return new CommitPosition(
                owner,
                new OffsetAndMetadata(read.offset(), read.leaderEpoch(), committedVersion),
                owner.checkpoint(read.offset()));
    }
}

package maf.sink.version;

import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * What is committed for a partition once a batch is durable.
 *
 * @param owner the ownership when the batch was made: it must still hold when the offset is committed
 * @param checkpoint the same point as a checkpoint; empty while records below the current checkpoint are read again
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

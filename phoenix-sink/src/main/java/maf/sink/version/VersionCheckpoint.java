package maf.sink.version;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * A position in a partition: everything before {@code offset} was written with {@code version} or a lower one.
 */
public record VersionCheckpoint(long offset, long version) {
    OffsetAndMetadata asOffset() {
        return new OffsetAndMetadata(offset, OffsetMetadata.write(version));
    }
}

package maf.sink.version;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * A point of a partition's history in the store: what came before {@code offset} was written with at most {@code version}.
 */
public record VersionCheckpoint(long offset, long version) {
    OffsetAndMetadata asOffset() {
        return new OffsetAndMetadata(offset, OffsetMetadata.write(version));
    }
}

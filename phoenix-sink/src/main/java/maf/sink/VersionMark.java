package maf.sink;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * A point of a partition's history in the store: what came before {@code offset} was written with at most {@code version}.
 */
record VersionMark(long offset, long version) {
    OffsetAndMetadata asOffset() {
        return new OffsetAndMetadata(offset, OffsetNote.write(version));
    }
}

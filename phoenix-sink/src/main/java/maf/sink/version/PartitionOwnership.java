package maf.sink.version;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One assignment of a partition to this process; compared by identity, since the same partition may come, go and come
 * again.
 */
public final class PartitionOwnership {
    private final long start;
    private final Versions versions;
    private Optional<VersionCheckpoint> ahead;

    private PartitionOwnership(long start, Versions versions, Optional<VersionCheckpoint> ahead) {
        this.start = start;
        this.versions = versions;
        this.ahead = ahead;
    }

    /**
     * Below the checkpoint everything is in the store. There, versions follow the records' time, so that they stay at or below the
     * earlier ones, and a committed version is ignored: what restarts add would lift an old event above a newer one.
     *
     * @param offset committed
     * @param committedVersion the version that the committed offset carries; empty for an offset that a tool has set
     * @param checkpoint of an earlier ownership; empty when the partition never had an owner
     */
    public static PartitionOwnership of(
            long offset, OptionalLong committedVersion, Optional<VersionCheckpoint> checkpoint) {
        if (checkpoint.isPresent() && checkpoint.get().offset() > offset) {
            return new PartitionOwnership(offset, Versions.fresh(), checkpoint);
        }
        if (committedVersion.isPresent()) {
            var versions = Versions.after(committedVersion.getAsLong());
            checkpoint.ifPresent(known -> versions.rise(known.version()));
            return new PartitionOwnership(offset, versions, Optional.empty());
        }
        return checkpoint
                .map(known -> new PartitionOwnership(known.offset(), Versions.after(known.version()), Optional.empty()))
                .orElseGet(() -> new PartitionOwnership(offset, Versions.fresh(), Optional.empty()));
    }

    /** Where to read from: the checkpoint when a tool has set the offset after it, because no version is known there. */
    public long start() {
        return start;
    }

    /** The versions, for the record at this offset. */
    public Versions versionsAt(long offset) {
        if (ahead.isPresent() && offset >= ahead.get().offset()) {
            versions.rise(ahead.get().version());
            ahead = Optional.empty();
        }
        return versions;
    }

    /** The checkpoint once everything before {@code next} has been read; empty while older events are read again. */
    public Optional<VersionCheckpoint> checkpoint(long next) {
        return ahead.isPresent() ? Optional.empty() : Optional.of(new VersionCheckpoint(next, versions.current()));
    }

    public long version() {
        return versions.current();
    }
}

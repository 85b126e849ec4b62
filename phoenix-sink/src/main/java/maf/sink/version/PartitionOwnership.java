package maf.sink.version;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One assignment of a partition to this process; compared by identity, because the same partition can be revoked and
 * assigned again.
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
     * Below the checkpoint, everything is in the store. There, versions follow the records' timestamps, so that they stay at or
     * below the earlier ones. A committed version is ignored: what restarts add would raise an old event above a newer one.
     *
     * @param offset the committed offset
     * @param committedVersion the version in the metadata of the committed offset; empty for an offset that a tool has set
     * @param checkpoint of an earlier ownership; empty if the partition never had an owner
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

    /** The offset to read from: the checkpoint if a tool has set a later offset, because no version is known there. */
    public long start() {
        return start;
    }

    /** Returns the versions to use for the record at this offset. */
    public Versions versionsAt(long offset) {
        if (ahead.isPresent() && offset >= ahead.get().offset()) {
            versions.rise(ahead.get().version());
            ahead = Optional.empty();
        }
        return versions;
    }

    /** Returns the checkpoint when everything before {@code next} has been read; empty while older events are read again. */
    public Optional<VersionCheckpoint> checkpoint(long next) {
        return ahead.isPresent() ? Optional.empty() : Optional.of(new VersionCheckpoint(next, versions.current()));
    }

    public long version() {
        return versions.current();
    }
}

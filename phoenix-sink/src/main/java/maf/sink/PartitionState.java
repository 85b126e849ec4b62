package maf.sink;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One assignment of a partition to this process; compared by identity, since the same partition may come, go and come
 * again.
 */
final class PartitionState {
    private final Versions versions;
    private Optional<VersionMark> ahead;

    private PartitionState(Versions versions, Optional<VersionMark> ahead) {
        this.versions = versions;
        this.ahead = ahead;
    }

    /**
     * @param committed the version that the committed offset carries; none for an offset that a tool has set
     * @param mark of an earlier life; matters when it lies ahead, so that events are read again
     */
    static PartitionState of(OptionalLong committed, Optional<VersionMark> mark) {
        return new PartitionState(
                committed.isPresent() ? Versions.after(committed.getAsLong()) : Versions.fresh(), mark);
    }

    /** The versions, for the record at this offset. */
    Versions versionsAt(long offset) {
        if (ahead.isPresent() && offset >= ahead.get().offset()) {
            versions.rise(ahead.get().version());
            ahead = Optional.empty();
        }
        return versions;
    }

    /** Where the partition stands when everything before {@code next} has been read; none while older events come again. */
    Optional<VersionMark> mark(long next) {
        return ahead.isPresent() ? Optional.empty() : Optional.of(new VersionMark(next, versions.current()));
    }

    long version() {
        return versions.current();
    }
}

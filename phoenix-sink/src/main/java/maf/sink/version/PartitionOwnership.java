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
     * Below the mark everything is in the store: versions follow the records' time there, so that they stay at or below
     * those of before, and a note is passed over, for what restarts add would lift an old event over a newer one.
     *
     * @param offset committed
     * @param note the version that the committed offset carries; none for an offset that a tool has set
     * @param mark of an earlier life; none when the partition never had an owner
     */
    public static PartitionOwnership of(long offset, OptionalLong note, Optional<VersionCheckpoint> mark) {
        if (mark.isPresent() && mark.get().offset() > offset) {
            return new PartitionOwnership(offset, Versions.fresh(), mark);
        }
        if (note.isPresent()) {
            var versions = Versions.after(note.getAsLong());
            mark.ifPresent(known -> versions.rise(known.version()));
            return new PartitionOwnership(offset, versions, Optional.empty());
        }
        return mark.map(known ->
                        new PartitionOwnership(known.offset(), Versions.after(known.version()), Optional.empty()))
                .orElseGet(() -> new PartitionOwnership(offset, Versions.fresh(), Optional.empty()));
    }

    /** Where to read from: the mark, when a tool has set the offset after it; nothing else tells the version there. */
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

    /** Where the partition stands when everything before {@code next} has been read; none while older events come again. */
    public Optional<VersionCheckpoint> mark(long next) {
        return ahead.isPresent() ? Optional.empty() : Optional.of(new VersionCheckpoint(next, versions.current()));
    }

    public long version() {
        return versions.current();
    }
}

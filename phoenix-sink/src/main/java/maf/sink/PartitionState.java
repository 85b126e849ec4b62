package maf.sink;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One assignment of a partition to this process; compared by identity, since the same partition may come, go and come
 * again.
 */
final class PartitionState {
    private final long start;
    private final Versions versions;
    private Optional<VersionMark> ahead;

    private PartitionState(long start, Versions versions, Optional<VersionMark> ahead) {
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
    static PartitionState of(long offset, OptionalLong note, Optional<VersionMark> mark) {
        if (mark.isPresent() && mark.get().offset() > offset) {
            return new PartitionState(offset, Versions.fresh(), mark);
        }
        if (note.isPresent()) {
            var versions = Versions.after(note.getAsLong());
            mark.ifPresent(known -> versions.rise(known.version()));
            return new PartitionState(offset, versions, Optional.empty());
        }
        return mark.map(known -> new PartitionState(known.offset(), Versions.after(known.version()), Optional.empty()))
                .orElseGet(() -> new PartitionState(offset, Versions.fresh(), Optional.empty()));
    }

    /** Where to read from: the mark, when a tool has set the offset after it; nothing else tells the version there. */
    long start() {
        return start;
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

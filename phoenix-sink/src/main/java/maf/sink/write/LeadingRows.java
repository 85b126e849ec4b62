package maf.sink.write;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import maf.history.VersionLead;
import maf.sink.read.RowEvent;

/** Rows whose versions run ahead of the clock, because a clock before the sink had jumped. */
final class LeadingRows {
    /** Clocks agree this well, and a row that changes more than 1,000 times a second does not run ahead so far. */
    private static final long TOLERATED_MS = 10_000;

    private LeadingRows() {}

    /**
     * The time of which a table does not know its states with these events; empty when none runs ahead.
     *
     * @param now epoch milliseconds
     */
    static Optional<VersionLead> of(Collection<RowEvent> events, long now) {
        var from = now;
        var highest = 0L;
        for (var event : events) {
            if (event.version() > now + TOLERATED_MS) {
                from = Math.min(from, event.record().timestamp());
                highest = Math.max(highest, event.version());
            }
        }
        return highest == 0
                ? Optional.empty()
                : Optional.of(new VersionLead(Instant.ofEpochMilli(from), Instant.ofEpochMilli(highest + 1)));
    }
}

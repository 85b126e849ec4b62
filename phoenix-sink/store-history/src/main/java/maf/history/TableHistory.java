package maf.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.hbase.client.TableDescriptor;

/**
 * The history that a table keeps, as values of its HBase descriptor. Both the server, which purges by it, and readers use it.
 *
 * @param window how long states are kept after they have been replaced
 * @param since nothing before it is complete: the table was made then, or did not keep enough
 * @param lead when versions ran ahead of the clock; empty if they never did
 */
public record TableHistory(Duration window, Instant since, Optional<VersionLead> lead) {
    /** Milliseconds; a table without it keeps everything and answers no reads of the past. */
    public static final String WINDOW = "maf.history.window.ms";

    /** In epoch milliseconds. */
    public static final String SINCE = "maf.history.since.ms";

    /** Epoch milliseconds, {@code <from>-<until>}; absent if versions never ran ahead of the clock. */
    public static final String LEAD = "maf.history.lead.ms";

    private static final int SLACK = 10;
    private static final long LEAST_SLACK_MS = 1_000;

    /** A table whose versions never ran ahead of the clock. */
    public TableHistory(Duration window, Instant since) {
        this(window, since, Optional.empty());
    }

    /** Empty where the table says nothing of that kind. */
    public static Optional<TableHistory> of(TableDescriptor table) {
        var window = table.getValue(WINDOW);
        var since = table.getValue(SINCE);
        if (window == null || since == null) {
            return Optional.empty();
        }
        try {
            var kept = Duration.ofMillis(Long.parseLong(window));
            return kept.isNegative()
                    ? Optional.empty()
                    : Optional.of(new TableHistory(
                            kept, Instant.ofEpochMilli(Long.parseLong(since)), VersionLead.read(table.getValue(LEAD))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The first moment whose state is complete. */
    public Instant oldest(Instant now) {
        var edge = now.minus(window);
        return edge.isAfter(since) ? edge : since;
    }

    /**
     * What was hidden at this time, epoch milliseconds, may go. It lies a tenth of the window before the window, because a
     * query that began at the window's edge may still run; for a window longer than time itself nothing may go.
     */
    long purgeEdge(long now) {
        var kept = window.toMillis();
        var slack = Math.max(kept / SLACK, LEAST_SLACK_MS);
        return kept > Long.MAX_VALUE - slack ? Long.MIN_VALUE : now - (kept + slack);
    }

    /** The lead, unless it had ended before what this moment's window can show. */
    public Optional<VersionLead> leadSince(Instant moment) {
        return lead.filter(time -> time.until().isAfter(moment.minus(window)));
    }

    /** The same table from now on with another window: what the old one let go is not there. */
    public TableHistory with(Duration other, Instant now) {
        return new TableHistory(other, other.compareTo(window) > 0 ? oldest(now) : since, lead);
    }
}

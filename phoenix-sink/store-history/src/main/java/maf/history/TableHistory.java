package maf.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.hbase.client.TableDescriptor;

/**
 * What a table says of its own history, as values of its HBase descriptor. This is the truth for the server, which purges by
 * it, and for readers.
 *
 * @param window how long states are kept after they have been replaced
 * @param since nothing before it is complete: the table was made then, or did not keep enough
 */
public record TableHistory(Duration window, Instant since) {
    /** Milliseconds; a table without it keeps everything and answers no reads of the past. */
    public static final String WINDOW = "maf.history.window.ms";

    /** Epoch milliseconds. */
    public static final String SINCE = "maf.history.since.ms";

    /** Empty where the table says nothing of that kind. */
    public static Optional<TableHistory> of(TableDescriptor table) {
        var window = table.getValue(WINDOW);
        var since = table.getValue(SINCE);
        if (window == null || since == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TableHistory(
                    Duration.ofMillis(Long.parseLong(window)), Instant.ofEpochMilli(Long.parseLong(since))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The first moment whose state is whole. */
    public Instant oldest(Instant now) {
        var edge = now.minus(window);
        return edge.isAfter(since) ? edge : since;
    }

    /** The same table from now on with another window: what the old one let go is not there. */
    public TableHistory with(Duration other, Instant now) {
        return new TableHistory(other, other.compareTo(window) > 0 ? oldest(now) : since);
    }
}

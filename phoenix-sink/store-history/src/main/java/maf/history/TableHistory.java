package maf.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.hbase.client.TableDescriptor;

/**
 * The history that a table keeps, as values of its HBase descriptor. Both the server, which purges by it, and readers use it.
 *
 * @param window how long states are kept after they have been replaced
 * @param since states before it are incomplete, because the table was created then or did not keep enough until then
 */
public record TableHistory(Duration window, Instant since) {
    /** In milliseconds; a table without it keeps everything and does not answer reads of the past. */
    public static final String WINDOW = "maf.history.window.ms";

    /** In epoch milliseconds. */
    public static final String SINCE = "maf.history.since.ms";

    /** Empty if the table has no such values. */
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

    /** The first moment whose state is complete. */
    public Instant oldest(Instant now) {
        var edge = now.minus(window);
        return edge.isAfter(since) ? edge : since;
    }

    /** The same table with another window from now on; what the old window dropped does not come back. */
    public TableHistory with(Duration other, Instant now) {
        return new TableHistory(other, other.compareTo(window) > 0 ? oldest(now) : since);
    }
}

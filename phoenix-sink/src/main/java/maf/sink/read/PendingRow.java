package maf.sink.read;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The events of one row that wait for the store: only the last one, unless that one leaves columns out. They are written as
 * one mutation, each with its own version.
 *
 * @param before the row without its last event; null if that is the only one
 * @param size number of events
 * @param bytes their estimated heap
 */
public record PendingRow(PendingRow before, RowEvent last, int size, long bytes) {
    public static PendingRow of(RowEvent event) {
        return new PendingRow(null, event, 1, event.bytes());
    }

    /** Returns this row with one more event; takes constant time, because a row can collect ten thousand while the store is away. */
    PendingRow then(RowEvent next) {
        return next.change().replacesRow() ? of(next) : new PendingRow(this, next, size + 1, bytes + next.bytes());
    }

    /** Oldest first. */
    public List<RowEvent> events() {
        var events = new RowEvent[size];
        var row = this;
        for (var at = size - 1; at >= 0; at--) {
            events[at] = row.last;
            row = row.before;
        }
        return Arrays.asList(events);
    }

    /** Returns each event as a separate row, for the case that the store refuses them together. */
    public List<PendingRow> apart() {
        return events().stream().map(PendingRow::of).toList();
    }

    /** The values of the key columns. */
    public Map<String, Object> key() {
        return last.key();
    }
}

package maf.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The events of one row that wait for the store, oldest first: just the last one, unless that one leaves columns out.
 * They are written as one mutation, each with its own version.
 */
record PendingRow(List<RowEvent> events) {
    PendingRow {
        events = List.copyOf(events);
    }

    static PendingRow of(RowEvent event) {
        return new PendingRow(List.of(event));
    }

    /** This row after one event more. */
    PendingRow then(RowEvent next) {
        if (next.change().replacesRow()) {
            return of(next);
        }
        var longer = new ArrayList<>(events);
        longer.add(next);
        return new PendingRow(longer);
    }

    RowEvent last() {
        return events.get(events.size() - 1);
    }

    /** Each event as a row of its own, for when the store refuses them together. */
    List<PendingRow> apart() {
        return events.stream().map(PendingRow::of).toList();
    }

    long bytes() {
        var bytes = 0L;
        for (var event : events) {
            bytes += event.bytes();
        }
        return bytes;
    }

    /** The values of the key columns. */
    Map<String, Object> key() {
        return last().key();
    }
}

package maf.sink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of one row that wait for the store, oldest first: just the last one, unless that one leaves columns out.
 * They are written as one change with the last one's version.
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

    /**
     * What all events do together: an upsert of some columns that follows a delete sets all others to NULL.
     *
     * @param columns all columns beyond the key, by their names in Phoenix
     */
    Change change(List<String> columns) {
        if (events.size() == 1) {
            return last().change();
        }
        var values = new LinkedHashMap<String, Object>();
        var whole = false;
        for (var event : events) {
            if (event.change() instanceof Change.Upsert upsert) {
                values.putAll(upsert.values());
                whole |= upsert.whole();
            } else {
                columns.forEach(column -> values.put(column, null));
                whole = true;
            }
        }
        return new Change.Upsert(values, whole);
    }

    /** Each event as a row of its own, for when the store refuses them together. */
    List<PendingRow> apart() {
        return events.stream().map(PendingRow::of).toList();
    }

    long bytes() {
        return events.stream().mapToLong(RowEvent::bytes).sum();
    }

    /** The values of the key columns. */
    Map<String, Object> key() {
        return last().key();
    }
}

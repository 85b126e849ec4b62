package maf.producers.row;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The changes that turn the present rows into the wanted rows, by ascending id. Both inputs must have ascending ids
 * without duplicates.
 */
public final class RowDifference implements Iterator<Change> {
    private final Iterator<ExportRow> wanted;
    private final Iterator<ExportRow> present;
    private @Nullable ExportRow want;
    private @Nullable ExportRow have;
    private @Nullable Change next;

    public RowDifference(Iterator<ExportRow> wanted, Iterator<ExportRow> present) {
        this.wanted = wanted;
        this.present = present;
        want = step(wanted);
        have = step(present);
    }

    private static @Nullable ExportRow step(Iterator<ExportRow> rows) {
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
        while (next == null && (want != null || have != null)) {
            next = compare(want, have);
        }
        return next != null;
    }

    private @Nullable Change compare(@Nullable ExportRow wants, @Nullable ExportRow has) {
        if (has == null || (wants != null && wants.id() < has.id())) {
            want = step(wanted);
            return Change.insert(Objects.requireNonNull(wants));
        }
        have = step(present);
        if (wants == null || has.id() < wants.id()) {
            return Change.delete(has.id());
        }
        want = step(wanted);
        return wants.equals(has) ? null : Change.update(wants);
    }

    @Override
    public Change next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var change = Objects.requireNonNull(next);
        next = null;
        return change;
    }
}

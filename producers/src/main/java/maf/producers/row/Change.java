package maf.producers.row;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one row. An insert finds the row present, and an update finds it gone, when the table was changed
 * meanwhile or when a transaction is repeated whose end was not seen: both then write the whole row.
 *
 * @param row the row after the change, null for a delete
 */
public record Change(Operation operation, long id, @Nullable ExportRow row) {
    /** What the difference, or the generator, took the row to be before. */
    public enum Operation {
        INSERT,
        UPDATE,
        DELETE;

        /** As in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Change {
        if ((row == null) != (operation == Operation.DELETE) || (row != null && row.id() != id)) {
            throw new IllegalArgumentException(operation + " of " + id + " with row " + (row == null ? "-" : row.id()));
        }
    }

    public static Change insert(ExportRow row) {
        return new Change(Operation.INSERT, row.id(), row);
    }

    public static Change update(ExportRow row) {
        return new Change(Operation.UPDATE, row.id(), row);
    }

    public static Change delete(long id) {
        return new Change(Operation.DELETE, id, null);
    }
}

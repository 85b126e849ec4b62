package maf.producers.row;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change of one row. An insert may find the row present, and an update may find it missing, if the table has changed
 * in the meantime or if a transaction is repeated because its outcome was unknown. Both then write the whole row.
 *
 * @param row the row after the change, null for a delete
 */
public record Change(Operation operation, long id, @Nullable ExportRow row) {
    /** The kind of change, judged by the state that the difference or the generator knew. */
    public enum Operation {
        INSERT,
        UPDATE,
        DELETE;

        /** The value of the label {@code operation} in metrics. */
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

package maf.sink.schema;

import java.io.IOException;

/** Someone has changed a table, while rows were written to it, so that they cannot be any more. */
public final class TableChangedException extends IOException {
    public TableChangedException(UnusableTableException reason) {
        super(reason.getMessage(), reason);
    }
}

package maf.sink.schema;

import java.io.IOException;

/** Someone changed a table while the sink was running, so that its rows can no longer be written. */
public final class TableChangedException extends IOException {
    public TableChangedException(UnusableTableException reason) {
        super(reason.getMessage(), reason);
    }
}

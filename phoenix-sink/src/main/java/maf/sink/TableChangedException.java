package maf.sink;

import java.io.IOException;

/** Someone has changed a table, while rows were written to it, so that they cannot be any more. */
final class TableChangedException extends IOException {
    TableChangedException(UnusableTableException reason) {
        super(reason.getMessage(), reason);
    }
}

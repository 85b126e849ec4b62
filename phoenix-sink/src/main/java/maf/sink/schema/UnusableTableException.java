package maf.sink.schema;

import maf.contract.model.TableContract;

/** A contract cannot be written to a table of the store; the message says what differs and what to do. */
public final class UnusableTableException extends RuntimeException {
    UnusableTableException(String message) {
        super(message);
    }

    static UnusableTableException of(TableContract contract, String reason) {
        return new UnusableTableException("The contract '" + contract.name() + "' cannot be written to the table "
                + contract.table() + ": " + reason);
    }
}

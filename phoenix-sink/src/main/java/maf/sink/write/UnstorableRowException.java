package maf.sink.write;

import maf.sink.read.DeadLetterReason;

/** A row that has no form in the store; never holds the row's content. */
final class UnstorableRowException extends RuntimeException {
    private final transient DeadLetterReason reason;

    UnstorableRowException(DeadLetterReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    DeadLetterReason reason() {
        return reason;
    }
}

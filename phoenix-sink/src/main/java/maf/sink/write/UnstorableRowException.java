package maf.sink.write;

import maf.sink.read.DeadLetterReason;

/** The store cannot hold a row; the message never contains the row's content. */
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

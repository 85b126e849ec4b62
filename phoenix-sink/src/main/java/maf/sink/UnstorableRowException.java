package maf.sink;

/** A row that has no form in the store; never holds the row's content. */
final class UnstorableRowException extends RuntimeException {
    private final transient Reason reason;

    UnstorableRowException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}

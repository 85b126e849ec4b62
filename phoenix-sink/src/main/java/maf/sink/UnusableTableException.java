package maf.sink;

/** A table of the store that a contract cannot be written to; says what differs and what to do. */
final class UnusableTableException extends RuntimeException {
    UnusableTableException(String message) {
        super(message);
    }
}

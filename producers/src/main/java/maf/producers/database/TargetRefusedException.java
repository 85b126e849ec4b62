package maf.producers.database;

/** The database refused a write that it should accept, and waiting does not help. */
final class TargetRefusedException extends RuntimeException {
    TargetRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}

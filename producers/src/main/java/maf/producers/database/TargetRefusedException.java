package maf.producers.database;

/** The database refused a write that it should take, and waiting does not mend that. */
final class TargetRefusedException extends RuntimeException {
    TargetRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}

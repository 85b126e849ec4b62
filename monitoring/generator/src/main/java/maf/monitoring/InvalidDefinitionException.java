package maf.monitoring;

/** A definition of a dashboard or an alert is invalid. */
final class InvalidDefinitionException extends RuntimeException {
    InvalidDefinitionException(String message) {
        super(message);
    }

    InvalidDefinitionException(String message, Throwable cause) {
        super(message, cause);
    }
}

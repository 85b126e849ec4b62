package maf.transformer;

/** A command cannot do what it was asked; the message says what to do. */
final class ToolException extends RuntimeException {
    ToolException(String message) {
        super(message);
    }

    ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}

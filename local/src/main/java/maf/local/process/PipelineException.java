package maf.local.process;

/** An error for the user: the message says what happened and what to do. It is shown without a stack trace. */
public final class PipelineException extends RuntimeException {
    public PipelineException(String message) {
        super(message);
    }

    public PipelineException(String message, Throwable cause) {
        super(message, cause);
    }
}

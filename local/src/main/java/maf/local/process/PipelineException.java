package maf.local.process;

/** Something a person has to know: the message says what happened and what to do; no stack trace is shown for it. */
public final class PipelineException extends RuntimeException {
    public PipelineException(String message) {
        super(message);
    }

    public PipelineException(String message, Throwable cause) {
        super(message, cause);
    }
}

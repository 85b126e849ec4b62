package maf.inspect.command;

/** A command cannot go on; the message tells its user why. */
public final class InspectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InspectException(String message) {
        super(message);
    }
}

package maf.connectors;

/** Kafka Connect could not be asked, or said no; the message is for people. */
final class ConnectException extends Exception {
    private static final long serialVersionUID = 1L;

    /** True when nothing is wrong that will not pass: no answer yet, or the workers share out their work right now. */
    private final boolean passing;

    ConnectException(boolean passing, String message) {
        super(message);
        this.passing = passing;
    }

    boolean isPassing() {
        return passing;
    }
}

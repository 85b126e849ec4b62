package maf.connectors;

/** Kafka Connect did not answer or refused a request; the message is for people. */
final class ConnectException extends Exception {
    private static final long serialVersionUID = 1L;

    /** True if a later attempt may succeed: Connect does not answer yet, or its workers are rebalancing. */
    private final boolean isTransient;

    ConnectException(boolean isTransient, String message) {
        super(message);
        this.isTransient = isTransient;
    }

    boolean isTransient() {
        return isTransient;
    }
}

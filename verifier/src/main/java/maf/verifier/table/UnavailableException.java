package maf.verifier.table;

/** Something could not be read completely, so nothing is known about it. The message says what, and what to do. */
public final class UnavailableException extends Exception {
    private final boolean lasting;

    public UnavailableException(String message) {
        this(message, null, false);
    }

    public UnavailableException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private UnavailableException(String message, Throwable cause, boolean lasting) {
        super(message, cause);
        this.lasting = lasting;
    }

    /** A lasting problem that only a person can fix, such as a missing table. */
    public static UnavailableException lasting(String message, Throwable cause) {
        return new UnavailableException(message, cause, true);
    }

    /** The source does not send the changes that the contract needs: comparing rows would not say so. */
    public static UnavailableException notCaptured(String message) {
        return lasting(message, null);
    }

    /** Whether a retry is useless until a person has fixed the problem. */
    public boolean isLasting() {
        return lasting;
    }
}

package maf.verifier.table;

/** Something could not be read to its end, so nothing is known of what it holds. The message says what and what to do. */
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

    /** What only a person can mend, such as a missing table. */
    public static UnavailableException lasting(String message, Throwable cause) {
        return new UnavailableException(message, cause, true);
    }

    /** Whether trying again without anyone's doing would be in vain. */
    public boolean isLasting() {
        return lasting;
    }
}

package maf.verifier;

/** Something could not be read to its end, so nothing is known of what it holds. The message says what and what to do. */
final class UnavailableException extends Exception {
    UnavailableException(String message) {
        super(message);
    }

    UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

package maf.contract.model;

/** A value would take longer than the stream can wait. The message says why and contains nothing of the value. */
public final class TooCostlyException extends RuntimeException {
    public TooCostlyException(String message) {
        super(message, null, false, false); // bad data, not an error in the program
    }
}

package maf.contract.format;

/** A cleansed record contradicts its contract; the message names the column, never the content. */
public final class MalformedRecordException extends RuntimeException {
    MalformedRecordException(String message) {
        super(message);
    }
}

package maf.contract.format;

/** A cleansed record that is not what its contract says; names the column, never the content. */
public final class MalformedRecordException extends RuntimeException {
    MalformedRecordException(String message) {
        super(message);
    }
}

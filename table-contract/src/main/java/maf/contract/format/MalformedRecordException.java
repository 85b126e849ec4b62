package maf.contract.format;

/** A cleansed record contradicts its contract; the message names the column, never the content. */
public final class MalformedRecordException extends RuntimeException {
    private final boolean ofWiderType;

    MalformedRecordException(String message) {
        this(message, false);
    }

    MalformedRecordException(String message, boolean ofWiderType) {
        super(message);
        this.ofWiderType = ofWiderType;
    }

    /** Whether a contract that differs only in a wider type of the column can have written the record. */
    public boolean isOfWiderType() {
        return ofWiderType;
    }
}

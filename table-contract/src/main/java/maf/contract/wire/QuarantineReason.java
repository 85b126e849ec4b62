package maf.contract.wire;

import java.util.Locale;

/** Why a record is in quarantine: all codes of the header {@code maf.reason}. */
public enum QuarantineReason {
    /** Key or value is not JSON or not valid UTF-8, or has a field twice. */
    MALFORMED_JSON,
    /** JSON, but not a Debezium envelope without schemas. */
    MALFORMED_ENVELOPE,
    /** An operation other than c, u, d, r and t. */
    UNKNOWN_OPERATION,
    /** The source truncated the whole table: no event names the deleted rows, so the tables need a comparison. */
    TRUNCATE,
    /** The event has no key, or a key column is NULL: the source table has no primary key. */
    MISSING_KEY,
    /** The contract's key does not consist of the source's own key. */
    KEY_MISMATCH,
    /** Another key of the source may be stored as the same row: a number as a text, or a text as a number. */
    AMBIGUOUS_KEY,
    /** An insert or update without the row after it, as from a MongoDB collection without post-images. */
    MISSING_AFTER,
    /** The event is of another table of the source than the rows of its topic: the names of both become the same in a topic. */
    OTHER_TABLE,
    /** A value is of another kind than its column. */
    TYPE_MISMATCH,
    /** A number or time would lose digits, or is out of the column's range. */
    NOT_EXACT,
    /** NaN or infinity, which no numeric column of Phoenix holds. */
    NOT_FINITE,
    /** A text is longer than VARCHAR(n). */
    TOO_LONG,
    /** A required column is NULL. */
    REQUIRED_MISSING,
    /** The source has a field that no column takes, and the contract says {@code undeclared-fields: quarantine}. */
    UNDECLARED_FIELD,
    /** A rule is false; header {@code maf.rule} names it. */
    RULE_REFUSED,
    /** A rule or the filter could not be decided, for example for NULL. */
    RULE_UNDECIDED,
    /** The cleansed record, or the raw record itself, is larger than its topic allows. */
    TOO_LARGE,
    /** A value would take longer, or more memory, than the stream can give to one record. */
    TOO_COSTLY,
    /** Our own code failed on this record: please report it. */
    INTERNAL_ERROR;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The code as headers and metrics have it. */
    public String code() {
        return code;
    }
}

package maf.sink.read;

/** Why a record went to {@code dead-letters}: the codes of the header {@code maf.reason}. */
public enum DeadLetterReason {
    /** Key or value is not what the table's contract writes. */
    MALFORMED_RECORD("malformed-record"),
    /** Phoenix cannot hold the row key: it is empty or too long, or a text in it contains a zero character. */
    KEY_REFUSED("key-refused"),
    /** The store refused the row for its data, for example a cell above its limit. */
    STORE_REFUSED("store-refused");

    private final String code;

    DeadLetterReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}

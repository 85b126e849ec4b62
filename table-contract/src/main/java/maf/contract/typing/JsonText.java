package maf.contract.typing;

import maf.contract.wire.QuarantineReason;

/** JSON of a document, an array, or a MongoDB value without another form: only text columns hold it. */
public record JsonText(String text) {
    /** Names, values and brackets of a document that a column takes, in whole or in part: its tree then fits into 40 MB. */
    public static final int MOST_TOKENS = 500_000;

    /** Refuses a document of more than {@link #MOST_TOKENS}. */
    public static void checkTokens(int count) {
        if (count > MOST_TOKENS) {
            throw new RefusedException(
                    QuarantineReason.TOO_COSTLY, "has a document of more than " + MOST_TOKENS + " names and values");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

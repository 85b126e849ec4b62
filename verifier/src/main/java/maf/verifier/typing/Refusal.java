package maf.verifier.typing;

import java.util.Locale;

/** Why a contract refuses a row: the codes of the header {@code maf.reason} that a row itself can earn. */
@SuppressWarnings("ImmutableEnumChecker") // an exception without stack and suppressed ones does not change
public enum Refusal {
    MISSING_KEY,
    KEY_MISMATCH,
    TYPE_MISMATCH,
    NOT_EXACT,
    NOT_FINITE,
    TOO_LONG,
    REQUIRED_MISSING,
    UNDECLARED_FIELD,
    RULE_REFUSED,
    RULE_UNDECIDED;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final RefusedException exception = new RefusedException(this);

    public String code() {
        return code;
    }

    /** Always the same one: a table may hold millions of refused rows. */
    public RefusedException exception() {
        return exception;
    }
}

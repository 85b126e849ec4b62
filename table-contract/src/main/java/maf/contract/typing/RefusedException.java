package maf.contract.typing;

import java.util.Optional;
import maf.contract.wire.QuarantineReason;

/** A contract refuses a record, which goes to quarantine. The message is for people and contains nothing of the row. */
public final class RefusedException extends RuntimeException {
    private final transient QuarantineReason reason;
    private final transient Optional<String> rule;

    public RefusedException(QuarantineReason reason, String detail) {
        this(reason, Optional.empty(), detail);
    }

    public RefusedException(QuarantineReason reason, Optional<String> rule, String detail) {
        super(detail, null, false, false); // bad data, not an error in the program: a stack trace would only cost time
        this.reason = reason;
        this.rule = rule;
    }

    /** An error in our own code: only its location, because its message may quote the row. */
    public static RefusedException of(Throwable failure) {
        var frames = failure.getStackTrace();
        return new RefusedException(
                QuarantineReason.INTERNAL_ERROR,
                failure.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]));
    }

    /** The same refusal, with its location. */
    public RefusedException at(String place) {
        return new RefusedException(reason, rule, place + " " + getMessage());
    }

    public QuarantineReason reason() {
        return reason;
    }

    public Optional<String> rule() {
        return rule;
    }
}

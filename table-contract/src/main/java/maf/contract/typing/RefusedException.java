package maf.contract.typing;

import java.util.Optional;
import maf.contract.wire.QuarantineReason;

/** A record that a contract refuses; goes to quarantine. The message is for people and free of the row's content. */
public final class RefusedException extends RuntimeException {
    private final transient QuarantineReason reason;
    private final transient Optional<String> rule;

    public RefusedException(QuarantineReason reason, String detail) {
        this(reason, Optional.empty(), detail);
    }

    public RefusedException(QuarantineReason reason, Optional<String> rule, String detail) {
        super(detail, null, false, false); // data, not a fault: no stack trace to pay for
        this.reason = reason;
        this.rule = rule;
    }

    /** A failure of our own code: its place alone, for its message may quote the row. */
    public static RefusedException of(Throwable failure) {
        var frames = failure.getStackTrace();
        return new RefusedException(
                QuarantineReason.INTERNAL_ERROR,
                failure.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]));
    }

    /** The same refusal, saying where. */
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

package maf.transformer;

import java.util.Optional;

/** A record that a contract refuses; goes to quarantine. The message is for people and free of the row's content. */
final class RefusedException extends RuntimeException {
    private final transient Reason reason;
    private final transient Optional<String> rule;

    RefusedException(Reason reason, String detail) {
        this(reason, Optional.empty(), detail);
    }

    RefusedException(Reason reason, Optional<String> rule, String detail) {
        super(detail, null, false, false); // data, not a fault: no stack trace to pay for
        this.reason = reason;
        this.rule = rule;
    }

    /** A failure of our own code: its place alone, for its message may quote the row. */
    static RefusedException of(Throwable failure) {
        var frames = failure.getStackTrace();
        return new RefusedException(
                Reason.INTERNAL_ERROR, failure.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]));
    }

    /** The same refusal, saying where. */
    RefusedException at(String place) {
        return new RefusedException(reason, rule, place + " " + getMessage());
    }

    Reason reason() {
        return reason;
    }

    Optional<String> rule() {
        return rule;
    }
}

package maf.sink.read;

/** A record that a contract wrote which this process does not have yet: its table waits, because dropping a value loses it. */
public final class NewerContractException extends RuntimeException {
    NewerContractException(String what) {
        super(what
                + ", which the contract did not allow when the sink started: restart phoenix-sink with the contract of the"
                + " transformer");
    }
}

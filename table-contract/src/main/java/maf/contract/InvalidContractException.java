package maf.contract;

import java.util.List;

/** Contracts that do not hold together; the message has one line per mistake: {@code file:line:column: reason}. */
public final class InvalidContractException extends RuntimeException {
    InvalidContractException(List<Mistake> mistakes) {
        super(String.join("\n", mistakes.stream().map(Mistake::toString).toList()));
    }
}

package maf.contract.yaml;

import java.util.List;
import java.util.stream.Collectors;
import maf.contract.file.Mistake;

/** Contracts are invalid; the message has one line per mistake: {@code file:line:column: reason}. */
public final class InvalidContractException extends RuntimeException {
    private final transient List<Mistake> mistakes;

    InvalidContractException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Throws if there are mistakes. */
    public static void refuse(List<Mistake> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new InvalidContractException(
                    mistakes.stream().distinct().sorted(Mistake.BY_PLACE).toList());
        }
    }

    /** All mistakes, by file and position. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}

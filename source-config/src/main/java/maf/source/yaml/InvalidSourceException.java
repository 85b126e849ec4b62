package maf.source.yaml;

import java.util.List;
import java.util.stream.Collectors;
import maf.contract.file.Mistake;

/** Sources are invalid; the message has one line per mistake: {@code file:line:column: reason}. */
public final class InvalidSourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    InvalidSourceException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All mistakes, by file and position. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}

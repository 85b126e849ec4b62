package maf.verifier.reconcile.rechecker;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import maf.verifier.row.Digest;
import maf.verifier.row.RowEncoding;
import maf.verifier.table.RowState;

/**
 * What the sources say of one row at one moment.
 *
 * @param contents what the store may hold: several where more than one source has the key, {@link Digest#ABSENT} alone
 *     where none does
 * @param refusal the rule that refuses the row's present state, or the reason where no rule decided
 */
public record SourceReading(Set<Digest> contents, Optional<String> refusal) {
    static final SourceReading ABSENT = new SourceReading(Set.of(Digest.ABSENT), Optional.empty());

    public SourceReading {
        contents = Set.copyOf(contents);
    }

    static SourceReading of(RowState state, RowEncoding coding) {
        if (state instanceof RowState.Present present) {
            return new SourceReading(Set.of(coding.digest(present.values())), Optional.empty());
        }
        if (state instanceof RowState.Refused refused) {
            return new SourceReading(Set.of(), Optional.of(name(refused)));
        }
        return ABSENT;
    }

    public static String name(RowState.Refused refused) {
        return refused.rule().isEmpty() ? refused.reason() : refused.rule();
    }

    /** With what another source says of the same row. */
    SourceReading and(SourceReading other) {
        var both = new HashSet<>(contents);
        both.addAll(other.contents);
        return new SourceReading(both, refusal.isPresent() ? refusal : other.refusal);
    }

    boolean mayBeAbsent() {
        return contents.contains(Digest.ABSENT);
    }
}

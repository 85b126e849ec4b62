package maf.verifier.reconcile.recheck;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import maf.verifier.row.Digest;
import maf.verifier.row.RowEncoding;
import maf.verifier.table.RowState;

/**
 * State of one row in its sources at one time.
 *
 * @param contents what the store may hold: several if more than one source has the key, only {@link Digest#ABSENT} if
 *     none has
 * @param refusal the rule that refuses the row's present state, or the reason if no rule decided
 */
public record SourceReading(Set<Digest> contents, Optional<String> refusal) {
    static final SourceReading ABSENT = new SourceReading(Set.of(Digest.ABSENT), Optional.empty());

    public SourceReading {
        contents = Set.copyOf(contents);
    }

    static SourceReading of(RowState state, RowEncoding encoding) {
        if (state instanceof RowState.Present present) {
            return new SourceReading(Set.of(encoding.digest(present.values())), Optional.empty());
        }
        if (state instanceof RowState.Refused refused) {
            return new SourceReading(Set.of(), Optional.of(name(refused)));
        }
        return ABSENT;
    }

    public static String name(RowState.Refused refused) {
        return refused.rule().isEmpty() ? refused.reason() : refused.rule();
    }

    /** Combined with the state in another source. */
    SourceReading and(SourceReading other) {
        var both = new HashSet<>(contents);
        both.addAll(other.contents);
        return new SourceReading(both, refusal.isPresent() ? refusal : other.refusal);
    }

    boolean mayBeAbsent() {
        return contents.contains(Digest.ABSENT);
    }
}

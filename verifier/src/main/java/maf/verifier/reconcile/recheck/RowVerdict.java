package maf.verifier.reconcile.rechecker;

/** What was found out about a row that seemed to differ. */
public sealed interface RowVerdict {
    /** Nothing is proven yet; at the end of all patience: unsettled. */
    record Undecided() implements RowVerdict {}

    /**
     * The store holds what the source says.
     *
     * @param isRow false where that is no row at all
     */
    record Equal(boolean isRow) implements RowVerdict {}

    /** The store holds something else, and no event under way can be the reason. */
    record Drift(Kind kind) implements RowVerdict {}

    /** The contract refuses the row's present state, so the store rightly keeps an earlier one, or none. */
    record Explained(String rule) implements RowVerdict {}

    /** In which way the store differs. */
    enum Kind {
        MISSING("missing"),
        LEFT_OVER("left over"),
        DIFFERENT("different");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}

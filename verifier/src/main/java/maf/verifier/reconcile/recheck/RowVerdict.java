package maf.verifier.reconcile.recheck;

/** What the recheck of a row found. */
public sealed interface RowVerdict {
    /** Nothing is proven yet. If it stays so, the row is unsettled. */
    record Undecided() implements RowVerdict {}

    /**
     * The store holds what the source has.
     *
     * @param isRow false if neither has the row
     */
    record Equal(boolean isRow) implements RowVerdict {}

    /** The store holds something else, and no event in flight can explain that. */
    record Drift(Kind kind) implements RowVerdict {}

    /**
     * The store rightly keeps an earlier state, or no row.
     *
     * @param rule of the contract that refuses the row's present state, or another reason
     */
    record Explained(String rule) implements RowVerdict {}

    /** How the store differs. */
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

package maf.verifier;

/** Takes the rows of a source one by one, in no order. */
@FunctionalInterface
interface SourceRows {
    /**
     * One row.
     *
     * @param key values of the contract's key columns in order; null when the row has no key that the contract can
     *     type, which only a {@link RowState.Refused} row may lack
     */
    void accept(Object[] key, RowState state) throws UnavailableException;
}

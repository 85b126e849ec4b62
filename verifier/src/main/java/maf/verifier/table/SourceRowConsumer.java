package maf.verifier.table;

/** Takes the rows of a source one by one, in no order. */
@FunctionalInterface
public interface SourceRowConsumer {
    /**
     * One row.
     *
     * @param key values of the contract's key columns in order; null when the row has no key that the contract can
     *     type, which only a {@link RowState.Refused} row may lack
     */
    void accept(Object[] key, RowState state) throws UnavailableException;
}

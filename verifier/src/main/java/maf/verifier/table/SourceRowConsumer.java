package maf.verifier.table;

/** Takes the rows of a source one by one, in any order. */
@FunctionalInterface
public interface SourceRowConsumer {
    /**
     * One row.
     *
     * @param key values of the contract's key columns in order; null if the contract cannot convert the
     *     row's key, which is only possible for a {@link RowState.Refused} row
     */
    void accept(Object[] key, RowState state) throws UnavailableException;
}

package maf.verifier.table;

import java.time.Instant;

/** Takes the rows of the store one by one, in any order. */
@FunctionalInterface
public interface StoreRowConsumer {
    /**
     * One row.
     *
     * @param values in the contract's order of columns, each of its column's Java type, null for NULL
     * @param committedAt MAF_COMMITTED_AT, null where it is NULL
     * @param source MAF_SOURCE, null where it is NULL
     */
    void accept(Object[] values, Instant committedAt, String source) throws UnavailableException;
}

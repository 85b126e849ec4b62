package maf.verifier.table;

import java.util.List;

/** One table of the store. Used by one thread at a time. */
public interface StoreTable extends AutoCloseable {
    /** Every row once. */
    void scan(StoreRowConsumer rows) throws UnavailableException, InterruptedException;

    /**
     * The present state of some rows; a row that is not there is not reported.
     *
     * @param keys values of the contract's key columns in order, of their Java types
     */
    void read(List<Object[]> keys, StoreRowConsumer rows) throws UnavailableException, InterruptedException;

    @Override
    void close();
}

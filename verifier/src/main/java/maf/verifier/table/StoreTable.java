package maf.verifier.table;

import java.util.List;

/** One table of the store. Used by one thread at a time. */
public interface StoreTable extends AutoCloseable {
    /** Reads every row once. */
    void scan(StoreRowConsumer rows) throws UnavailableException, InterruptedException;

    /**
     * Reads the current state of some rows; missing rows are not reported.
     *
     * @param keys values of the contract's key columns in order, of their Java types
     */
    void read(List<Object[]> keys, StoreRowConsumer rows) throws UnavailableException, InterruptedException;

    @Override
    void close();
}

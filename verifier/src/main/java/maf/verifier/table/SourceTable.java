package maf.verifier.table;

import java.util.List;
import java.util.Map;
import maf.verifier.typing.TextNormalForm;

/** One source of one table, read directly from its database. Used by one thread. */
public interface SourceTable extends AutoCloseable {
    /** The raw topic that its changes go to, such as {@code mysql.maf.movie_ids}. */
    String topic();

    /** Every row once, as of one moment where the database offers that. */
    void scan(SourceRowConsumer rows) throws UnavailableException, InterruptedException;

    /**
     * The present state of some rows; a row that is not there is not reported.
     *
     * @param keys values of the contract's key columns in order, of their Java types
     */
    void read(List<Object[]> keys, SourceRowConsumer rows) throws UnavailableException, InterruptedException;

    /** Columns, by their places in the contract, whose texts depend on how the row came into the store. */
    default Map<Integer, TextNormalForm> textForms() throws UnavailableException, InterruptedException {
        return Map.of();
    }

    @Override
    void close();
}

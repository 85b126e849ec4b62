package maf.verifier.table;

import java.util.List;
import java.util.Map;
import java.util.Set;
import maf.verifier.typing.TextNormalForm;

/** One source of one table, read directly from its database. Used by one thread. */
public interface SourceTable extends AutoCloseable {
    /** The raw topic that its changes go to, such as {@code mysql.maf.movie_ids}. */
    String topic();

    /** Reads every row once, in one snapshot if the database supports that. */
    void scan(SourceRowConsumer rows) throws UnavailableException, InterruptedException;

    /**
     * Reads the current state of some rows; missing rows are not reported.
     *
     * @param keys values of the contract's key columns in order, of their Java types
     */
    void read(List<Object[]> keys, SourceRowConsumer rows) throws UnavailableException, InterruptedException;

    /** Columns, by their index in the contract, whose text depends on whether snapshot or stream wrote the row. */
    default Map<Integer, TextNormalForm> textForms() throws UnavailableException, InterruptedException {
        return Map.of();
    }

    /** Columns, by their index in the contract, whose field the source's table has not or no more: the store keeps their values. */
    default Set<Integer> absentColumns() throws UnavailableException, InterruptedException {
        return Set.of();
    }

    @Override
    void close();
}

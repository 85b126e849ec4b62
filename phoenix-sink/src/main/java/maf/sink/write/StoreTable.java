package maf.sink.write;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import maf.contract.model.TableContract;
import maf.sink.read.PendingRow;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.client.Table;

/**
 * A table of the store, ready for rows; any number of threads may use it.
 *
 * @param hbase shared by all tables, closed by the store
 */
public record StoreTable(TableContract contract, RowEncoder encoder, Connection hbase, TableName name) {
    /** A handle for one thread, as HBase wants it; it costs nothing to open and the caller closes it. */
    Table rows() throws IOException {
        return hbase.getTable(name);
    }

    /** The row as one mutation. */
    public Mutation encode(PendingRow row) {
        return encoder.encode(row.key(), row.events());
    }

    /**
     * Writes and waits until the store has synced its log.
     *
     * @return for each mutation, in order, what became of it
     */
    public List<WriteResult> write(List<Mutation> mutations) throws IOException, InterruptedException {
        var results = new Object[mutations.size()];
        try (var rows = rows()) {
            rows.batch(mutations, results);
        } catch (RetriesExhaustedWithDetailsException e) {
            for (var i = 0; i < e.getNumExceptions(); i++) {
                var index = mutations.indexOf(e.getRow(i));
                if (index >= 0 && results[index] == null) {
                    results[index] = e.getCause(i);
                }
            }
        }
        return Arrays.stream(results).map(WriteResult::of).toList();
    }
}

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
 * A table of the store that is ready for rows. Thread-safe.
 *
 * @param hbase shared by all tables, closed by the store
 */
public record StoreTable(TableContract contract, RowEncoder encoder, Connection hbase, TableName name) {
    /** Returns a handle for one thread, as HBase requires; it is cheap to open, and the caller closes it. */
    Table rows() throws IOException {
        return hbase.getTable(name);
    }

    /** Encodes the row as one mutation. */
    public Mutation encode(PendingRow row) {
        return encoder.encode(row.key(), row.events());
    }

    /**
     * Writes and waits until the store has synced its log.
     *
     * @return the result of each mutation, in order
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

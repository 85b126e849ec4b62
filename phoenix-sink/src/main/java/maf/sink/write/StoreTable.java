package maf.sink.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import maf.contract.model.TableContract;
import maf.sink.read.PendingRow;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.client.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table of the store that is ready for rows. Thread-safe.
 *
 * @param hbase shared by all tables, closed by the store
 */
public record StoreTable(TableContract contract, RowEncoder encoder, Connection hbase, TableName name) {
    private static final Logger LOG = LoggerFactory.getLogger(StoreTable.class);
    private static final byte[] SOME_ROW = {0};
    private static final byte[] NO_COLUMN = "maf.none".getBytes(UTF_8);

    /** A handle for one thread, as HBase wants it; it costs nothing to open and the caller closes it. */
    Table rows() throws IOException {
        return hbase.getTable(name);
    }

    /** An answer or an error within seconds, where Phoenix would wait for a minute; a table that is gone is no error. */
    void ask() throws IOException {
        try (var rows = rows()) {
            rows.exists(new Get(SOME_ROW));
        } catch (TableNotFoundException e) {
            LOG.atWarn().addKeyValue("table", contract.table().toString()).log("The table does not exist any more");
        }
    }

    /**
     * Why the table does not take any value of a row now; empty when it would. Changes nothing: the condition never holds.
     *
     * @throws IOException when the store does not say
     */
    Optional<String> refusal(byte[] row) throws IOException {
        var never = CheckAndMutate.newBuilder(row)
                .ifEquals(encoder.family(), NO_COLUMN, NO_COLUMN)
                .build(new Delete(row, 1).addFamily(encoder.family(), 1));
        try (var rows = rows()) {
            rows.checkAndMutate(never);
            return Optional.empty();
        } catch (DoNotRetryIOException e) {
            var line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return Optional.of(line.replaceFirst("^[\\w.$]+: ", ""));
        }
    }

    /** The row as one mutation. */
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

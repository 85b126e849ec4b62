package maf.sink.write;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import maf.sink.monitor.SinkHealth;
import maf.sink.monitor.SinkMetrics;
import maf.sink.read.DeadLetterReason;
import maf.sink.read.PendingRow;
import maf.sink.read.RefusedRecord;
import maf.sink.read.RowEvent;
import org.apache.hadoop.hbase.client.Mutation;

/**
 * Makes one request's rows durable: sends unacknowledged rows again with the same versions, and isolates rows that the store
 * refuses and sends them to {@code dead-letters}. Confined to one thread.
 */
final class RowWriter {
    private final Store store;
    private final DeadLetterWriter deadLetters;
    private final SinkMetrics metrics;
    private final SinkHealth state;
    private final RetryDelay pause = new RetryDelay();

    RowWriter(Store store, DeadLetterWriter deadLetters, SinkMetrics metrics, SinkHealth state) {
        this.store = store;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.state = state;
    }

    /** Returns when all rows are durable; only an interrupt ends it earlier. */
    void writeAll(String topic, List<PendingRow> rows) throws InterruptedException {
        var left = rows;
        while (!left.isEmpty()) {
            var before = left.size();
            left = attempt(topic, left);
            if (left.size() < before) {
                recovered();
            }
            if (!left.isEmpty()) {
                metrics.retry();
                pause.await();
            }
        }
    }

    /** Does the same for redriven events, after it has found their versions. */
    void writeRedriven(String topic, List<RowEvent> events) throws InterruptedException {
        while (true) {
            try {
                store.refreshWhenOld();
                var versioned = RedriveVersioning.of(store.table(topic), events);
                recovered();
                writeAll(topic, versioned.stream().map(PendingRow::of).toList());
                return;
            } catch (IOException | SQLException e) {
                state.stuck(this, "the store cannot be read", e);
                metrics.retry();
                pause.await();
            }
        }
    }

    private void recovered() {
        pause.reset();
        state.unstuck(this);
    }

    /** Sends the rows once and returns those whose result is unknown. */
    private List<PendingRow> attempt(String topic, List<PendingRow> rows) throws InterruptedException {
        StoreTable table;
        List<WriteResult> results;
        var sent = new ArrayList<PendingRow>();
        var mutations = new ArrayList<Mutation>();
        try {
            store.refreshWhenOld();
            table = store.table(topic);
            encode(table, rows, sent, mutations);
            var started = System.nanoTime();
            results = table.write(mutations);
            metrics.request(System.nanoTime() - started);
        } catch (IOException | SQLException e) {
            state.stuck(this, "the store does not accept rows", e);
            return rows;
        }
        var stored = new ArrayList<PendingRow>();
        var unknown = new ArrayList<PendingRow>();
        var suspects = new ArrayList<PendingRow>();
        var refusal = "";
        var silence = "";
        for (var i = 0; i < sent.size(); i++) {
            var result = results.get(i);
            if (result instanceof WriteResult.Stored) {
                stored.add(sent.get(i));
            } else if (result instanceof WriteResult.Refused refused) {
                suspects.add(sent.get(i));
                refusal = refused.cause();
            } else if (result instanceof WriteResult.Unknown open) {
                unknown.add(sent.get(i));
                silence = open.cause();
            }
        }
        metrics.table(table.contract().table().toString()).stored(stored);
        isolate(topic, suspects, rows.size(), refusal);
        if (!unknown.isEmpty()) {
            state.stuck(
                    this,
                    "the store did not acknowledge rows of " + table.contract().table() + " (" + silence + ")");
        }
        return unknown;
    }

    private void encode(StoreTable table, List<PendingRow> rows, List<PendingRow> sent, List<Mutation> mutations)
            throws InterruptedException {
        for (var row : rows) {
            try {
                mutations.add(table.encode(row));
                sent.add(row);
            } catch (UnstorableRowException e) {
                refuse(row, table.contract().topic(), e.reason(), e.getMessage());
            }
        }
    }

    /**
     * HBase refuses all rows of a request and region together, so the suspects are halved until the bad row has been sent
     * alone.
     */
    private void isolate(String topic, List<PendingRow> suspects, int sentTogether, String cause)
            throws InterruptedException {
        if (suspects.size() == 1 && sentTogether == 1) {
            refuse(suspects.get(0), topic, DeadLetterReason.STORE_REFUSED, cause);
        } else if (!suspects.isEmpty()) {
            var middle = suspects.size() / 2;
            writeAll(topic, suspects.subList(0, middle));
            writeAll(topic, suspects.subList(middle, suspects.size()));
        }
    }

    private void refuse(PendingRow row, String topic, DeadLetterReason reason, String detail)
            throws InterruptedException {
        if (row.size() > 1) {
            for (var part : row.apart()) {
                writeAll(topic, List.of(part));
            }
            return;
        }
        var table = store.table(topic).contract().table().toString();
        deadLetters.write(List.of(new RefusedRecord(row.last().record(), table, reason, detail)));
    }
}

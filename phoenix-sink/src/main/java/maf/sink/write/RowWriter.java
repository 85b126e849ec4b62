package maf.sink.write;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import maf.history.VersionLead;
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
    private final Set<String> skipped;
    private final RetryDelay pause = new RetryDelay();

    /** @param skipped gets the topics whose table waits, so that their rows may not be in the store */
    RowWriter(Store store, DeadLetterWriter deadLetters, SinkMetrics metrics, SinkHealth state, Set<String> skipped) {
        this.store = store;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.state = state;
        this.skipped = skipped;
    }

    /** Returns when all are durable or their table waits; only an interrupt ends it earlier. */
    void writeAll(String topic, List<PendingRow> rows) throws InterruptedException {
        var left = rows;
        while (!left.isEmpty() && !waits(topic)) {
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
        while (!waits(topic)) {
            if (isLookedAt()) {
                var table = store.table(topic);
                try {
                    var versioned = RedriveVersioning.of(table, events);
                    recovered();
                    writeAll(topic, versioned.stream().map(PendingRow::of).toList());
                    return;
                } catch (IOException e) {
                    state.stuck(this, "the store cannot be read", e);
                    store.unusable().failed(table.contract(), e.getClass().getSimpleName(), Optional.empty(), true);
                }
            }
            metrics.retry();
            pause.await();
        }
    }

    /** Returns when the table says so; only an interrupt ends it earlier. */
    void tell(String topic, VersionLead lead) throws InterruptedException {
        while (!waits(topic)) {
            try {
                store.tell(topic, lead);
                recovered();
                return;
            } catch (IOException | SQLException e) {
                state.stuck(this, "the store does not change a table", e);
                metrics.retry();
                pause.await();
            }
        }
    }

    private boolean waits(String topic) {
        if (!store.unusable().holds(topic)) {
            return false;
        }
        skipped.add(topic);
        state.unstuck(this);
        return true;
    }

    /** Sees what others did to the tables; false when the store does not answer. */
    private boolean isLookedAt() {
        try {
            store.refreshWhenOld();
            return true;
        } catch (IOException | SQLException e) {
            state.stuck(this, "the store does not accept rows", e);
            return false;
        }
    }

    private void recovered() {
        pause.reset();
        state.unstuck(this);
    }

    /** Sends the rows once and returns those whose result is unknown. */
    private List<PendingRow> attempt(String topic, List<PendingRow> rows) throws InterruptedException {
        if (!isLookedAt() || waits(topic)) {
            return rows;
        }
        var table = store.table(topic);
        List<WriteResult> results;
        var sent = new ArrayList<PendingRow>();
        var mutations = new ArrayList<Mutation>();
        encode(table, rows, sent, mutations);
        try {
            var started = System.nanoTime();
            results = table.write(mutations);
            metrics.request(System.nanoTime() - started);
        } catch (IOException e) {
            state.stuck(this, "the store does not accept rows", e);
            var row = mutations.stream().map(Mutation::getRow).findFirst();
            store.unusable().failed(table.contract(), e.getClass().getSimpleName(), row, true);
            return rows;
        }
        var stored = new ArrayList<PendingRow>();
        var unknown = new ArrayList<PendingRow>();
        var suspects = new ArrayList<PendingRow>();
        var refusal = "";
        var silence = "";
        var silentRow = Optional.<byte[]>empty();
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
                silentRow = Optional.of(mutations.get(i).getRow());
            }
        }
        metrics.table(table.contract().table().toString()).stored(stored);
        if (!stored.isEmpty()) {
            store.unusable().stored(topic);
        }
        if (suspects.size() == 1 && rows.size() == 1) {
            return judge(table, suspects, mutations.get(0).getRow(), refusal);
        }
        isolate(topic, suspects);
        if (!unknown.isEmpty()) {
            state.stuck(
                    this,
                    "the store did not acknowledge rows of " + table.contract().table() + " (" + silence + ")");
            store.unusable().failed(table.contract(), silence, silentRow, true);
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

    /** HBase refuses all rows of a request and region together: halve until the one that is to blame stands alone. */
    private void isolate(String topic, List<PendingRow> suspects) throws InterruptedException {
        if (!suspects.isEmpty()) {
            var middle = suspects.size() / 2;
            writeAll(topic, suspects.subList(0, middle));
            writeAll(topic, suspects.subList(middle, suspects.size()));
        }
    }

    /** A row was refused that had been sent alone: it is to blame, unless the table would take nothing else in its place. */
    private List<PendingRow> judge(StoreTable table, List<PendingRow> one, byte[] row, String cause)
            throws InterruptedException {
        try {
            var refusal = table.refusal(row);
            if (refusal.isPresent()) {
                store.unusable().refused(table, row, refusal.get());
                return one;
            }
        } catch (IOException e) {
            state.stuck(this, "the store does not say why it refused a row", e);
            return one;
        }
        refuse(one.get(0), table.contract().topic(), DeadLetterReason.STORE_REFUSED, cause);
        return List.of();
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

package maf.sink;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a batch durable, however long the store is away: rows in the store, refused ones in {@code dead-letters}. What
 * was not acknowledged is sent again with the same versions. Confined to one thread.
 */
final class BatchWriter {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    private static final int ROWS_PER_REQUEST = 2500; // measured: larger ones are no faster

    private final Store store;
    private final DeadLetters deadLetters;
    private final SinkMetrics metrics;
    private final SinkState state;
    private final Pause pause = new Pause();

    BatchWriter(Store store, DeadLetters deadLetters, SinkMetrics metrics, SinkState state) {
        this.store = store;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.state = state;
    }

    /** Returns when everything is durable; only an interrupt ends it earlier. */
    void write(Batch batch) throws InterruptedException {
        var started = System.nanoTime();
        if (!batch.refused().isEmpty()) {
            bury(batch.refused());
        }
        for (var table : batch.rows().entrySet()) {
            var rows = table.getValue();
            for (var from = 0; from < rows.size(); from += ROWS_PER_REQUEST) {
                settle(table.getKey(), rows.subList(from, Math.min(rows.size(), from + ROWS_PER_REQUEST)));
            }
        }
        for (var group : Placement.groups(batch.redriven(), ROWS_PER_REQUEST)) {
            var topic = group.get(0).record().topic();
            settle(topic, placed(topic, group));
        }
        metrics.batch(Duration.ofNanos(System.nanoTime() - started));
    }

    /** Looks whether the store answers, for when there is nothing to write. */
    void probe() {
        try {
            store.refreshWhenOld();
            recovered();
        } catch (IOException | SQLException e) {
            stuck("the store does not answer", e);
        }
    }

    private List<PendingRow> placed(String topic, List<RowEvent> redriven) throws InterruptedException {
        while (true) {
            try {
                store.refreshWhenOld();
                var placed = Placement.of(store.table(topic), redriven);
                recovered();
                return placed.stream().map(PendingRow::of).toList();
            } catch (IOException | SQLException e) {
                stuck("the store does not say what it has", e);
                metrics.retry();
                pause.await();
            }
        }
    }

    private void settle(String topic, List<PendingRow> rows) throws InterruptedException {
        var left = rows;
        while (!left.isEmpty()) {
            var before = left.size();
            left = attempt(topic, left);
            if (left.isEmpty() || left.size() < before) {
                recovered();
            }
            if (!left.isEmpty()) {
                metrics.retry();
                pause.await();
            }
        }
    }

    /** Sends the rows once; gives back those whose fate is not known. */
    private List<PendingRow> attempt(String topic, List<PendingRow> rows) throws InterruptedException {
        List<RowFate> fates;
        var sent = new ArrayList<PendingRow>();
        try {
            store.refreshWhenOld();
            fates = store.table(topic).write(encode(topic, rows, sent));
        } catch (IOException | SQLException e) {
            stuck("the store does not take rows", e);
            return rows;
        }
        var unknown = new ArrayList<PendingRow>();
        var suspects = new ArrayList<PendingRow>();
        var cause = "";
        for (var i = 0; i < sent.size(); i++) {
            var fate = fates.get(i);
            if (fate instanceof RowFate.Stored) {
                stored(store.table(topic).contract().name(), sent.get(i));
            } else if (fate instanceof RowFate.Refused refused) {
                suspects.add(sent.get(i));
                cause = refused.cause();
            } else if (fate instanceof RowFate.Unknown open) {
                unknown.add(sent.get(i));
                cause = open.cause();
            }
        }
        isolate(topic, suspects, cause);
        if (!unknown.isEmpty()) {
            stuck(
                    "the store did not acknowledge rows of "
                            + store.table(topic).contract().table(),
                    cause);
        }
        return unknown;
    }

    private List<Mutation> encode(String topic, List<PendingRow> rows, List<PendingRow> sent)
            throws InterruptedException {
        var mutations = new ArrayList<Mutation>();
        for (var row : rows) {
            try {
                mutations.add(store.table(topic).encode(row));
                sent.add(row);
            } catch (UnstorableRowException e) {
                refuse(topic, row, e.reason(), e.getMessage());
            }
        }
        return mutations;
    }

    /** HBase refuses all rows of a request and region together: halve until the one that is to blame stands alone. */
    private void isolate(String topic, List<PendingRow> suspects, String cause) throws InterruptedException {
        if (suspects.size() == 1) {
            refuse(topic, suspects.get(0), Reason.STORE_REFUSED, cause);
        } else if (!suspects.isEmpty()) {
            var middle = suspects.size() / 2;
            settle(topic, suspects.subList(0, middle));
            settle(topic, suspects.subList(middle, suspects.size()));
        }
    }

    private void refuse(String topic, PendingRow row, Reason reason, String detail) throws InterruptedException {
        if (row.events().size() > 1) {
            for (var part : row.apart()) {
                settle(topic, List.of(part));
            }
            return;
        }
        var table = store.table(topic).contract().name();
        bury(List.of(new Refused(row.last().record(), table, reason, detail)));
    }

    private void bury(List<Refused> refused) throws InterruptedException {
        while (true) {
            try {
                deadLetters.send(refused);
                break;
            } catch (ExecutionException | KafkaException e) {
                stuck("the topic " + DeadLetters.TOPIC + " cannot be written, so no offset moves", e);
                pause.await();
            }
        }
        recovered();
        for (var each : refused) {
            metrics.deadLetter(each.table(), each.reason());
            LOG.atWarn()
                    .addKeyValue("table", each.table())
                    .addKeyValue("topic", each.record().topic())
                    .addKeyValue("partition", each.record().partition())
                    .addKeyValue("offset", each.record().offset())
                    .addKeyValue("reason", each.reason().code())
                    .log("A record went to {}: {}", DeadLetters.TOPIC, each.detail());
        }
    }

    private void stored(String table, PendingRow row) {
        var event = row.last();
        if (event.change() instanceof Change.Upsert) {
            metrics.upserted(table);
        } else {
            metrics.deleted(table);
        }
        if (event.committedAtMs() > 0) {
            var delay = Math.max(0, System.currentTimeMillis() - event.committedAtMs());
            metrics.stored(table, Duration.ofMillis(delay));
        }
    }

    private void stuck(String what, Exception cause) {
        if (cause instanceof TableChangedException changed) {
            stuck("nothing is written before a table is mended", changed.getMessage());
            return;
        }
        stuck(what, cause.getClass().getSimpleName());
        LOG.atDebug().setCause(cause).log(what);
    }

    private void stuck(String what, String cause) {
        if (state.stuck(what + " (" + cause + "); it is tried again until it does")) {
            LOG.atWarn().addKeyValue("reason", cause).log("Waiting: {}", what);
        }
    }

    private void recovered() {
        pause.reset();
        if (state.unstuck()) {
            LOG.atInfo().log("Going on: what was waited for is back");
        }
    }
}

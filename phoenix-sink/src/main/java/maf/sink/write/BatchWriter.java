package maf.sink.write;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import maf.sink.monitor.SinkHealth;
import maf.sink.monitor.SinkMetrics;
import maf.sink.read.Batch;
import maf.sink.read.PendingRow;
import maf.sink.read.RowEvent;

/**
 * Makes a batch durable, however long the store is unavailable: writes rows to the store, on several threads at once, and
 * refused records to {@code dead-letters}. Confined to one thread.
 */
public final class BatchWriter implements AutoCloseable {
    private static final int ROWS_PER_REQUEST = 2500; // measured: larger requests are not faster
    private static final int FEWEST_ROWS_PER_THREAD =
            250; // for fewer rows, a separate request costs more than it saves

    private final Store store;
    private final DeadLetterWriter deadLetters;
    private final SinkMetrics metrics;
    private final SinkHealth state;
    private final int threads;
    private final ExecutorService pool;

    /**
     * Writes to one store and one dead-letter topic.
     *
     * @param threads number of concurrent requests to the store
     */
    public BatchWriter(Store store, DeadLetters deadLetters, SinkMetrics metrics, SinkHealth state, int threads) {
        this.store = store;
        this.deadLetters = new DeadLetterWriter(deadLetters, metrics, state);
        this.metrics = metrics;
        this.state = state;
        this.threads = threads;
        pool = Executors.newFixedThreadPool(threads, work -> {
            var made = new Thread(work, "store-request");
            made.setDaemon(true); // a store that hangs must not keep the process alive
            return made;
        });
    }

    /** Returns when everything is durable but for the tables that wait; only an interrupt ends it earlier. */
    public Written write(Batch batch) throws InterruptedException {
        var started = System.nanoTime();
        var skipped = ConcurrentHashMap.<String>newKeySet();
        deadLetters.write(batch.refused());
        tellLeads(batch, skipped);
        var requests = new ArrayList<Callable<Void>>();
        batch.rows().forEach((topic, rows) -> {
            var most = rowsPerRequest(rows.size());
            for (var from = 0; from < rows.size(); from += most) {
                var part = rows.subList(from, Math.min(rows.size(), from + most));
                requests.add(() -> {
                    rowWriter(skipped).writeAll(topic, part);
                    return null;
                });
            }
        });
        await(requests);
        for (var group : RedriveVersioning.groups(batch.redriven(), ROWS_PER_REQUEST)) {
            rowWriter(skipped).writeRedriven(group.get(0).record().topic(), group);
        }
        metrics.batch(Duration.ofNanos(System.nanoTime() - started));
        return new Written(batch, Set.copyOf(skipped));
    }

    /** A table must say that versions run ahead of the clock before it has such rows: see DESIGN.md, the history window. */
    private void tellLeads(Batch batch, Set<String> skipped) throws InterruptedException {
        var events = new HashMap<String, List<RowEvent>>();
        batch.rows()
                .forEach((topic, rows) -> events.put(
                        topic,
                        new ArrayList<>(rows.stream().map(PendingRow::last).toList())));
        for (var event : batch.redriven()) {
            events.computeIfAbsent(event.record().topic(), topic -> new ArrayList<>())
                    .add(event);
        }
        var now = System.currentTimeMillis();
        for (var each : events.entrySet()) {
            var lead = LeadingRows.of(each.getValue(), now);
            if (lead.isPresent()) {
                rowWriter(skipped).tell(each.getKey(), lead.get());
            }
        }
    }

    private int rowsPerRequest(int rows) {
        var share = (rows + threads - 1) / threads;
        return Math.min(ROWS_PER_REQUEST, Math.max(FEWEST_ROWS_PER_THREAD, share));
    }

    private RowWriter rowWriter(Set<String> skipped) {
        return new RowWriter(store, deadLetters, metrics, state, skipped);
    }

    private void await(List<Callable<Void>> requests) throws InterruptedException {
        for (var request : pool.invokeAll(requests)) { // an interrupt cancels them all
            try {
                request.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException("A request to the store failed", e.getCause());
            }
        }
    }

    /** Called when the process has been asked to stop: no batch follows the current one. */
    void ending() {
        store.ending();
    }

    /** Checks whether the store answers; called when there is nothing to write. */
    void probe() {
        try {
            store.refreshWhenOld();
            state.unstuck(this);
        } catch (IOException | SQLException e) {
            state.stuck(this, "the store does not answer", e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}

package maf.verifier.reconcile.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import maf.verifier.reconcile.recheck.SourceReading;
import maf.verifier.table.RowState;
import maf.verifier.table.TableSides;
import maf.verifier.table.UnavailableException;

/** The first scan of a table: both sides at the same time, each into its own spool file. */
final class TableScan implements AutoCloseable {
    private final TableSides sides;
    private final boolean whole;
    private final RowSpooler source;
    private final RowSpooler store;
    private final Map<String, Integer> rules = new LinkedHashMap<>();
    private final ComparisonCounts counts;
    private volatile boolean stopped;

    TableScan(TableSides sides, RowSpooler.ScanOptions plan, ComparisonCounts counts) throws UnavailableException {
        this.sides = sides;
        this.counts = counts;
        whole = plan.selection().isAll();
        source = new RowSpooler(sides, plan, () -> stopped);
        store = new RowSpooler(sides, plan, () -> stopped);
    }

    /** Reads both sides completely. If one fails, the other is stopped. */
    void run() throws UnavailableException, InterruptedException {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var both = new ExecutorCompletionService<Void>(threads);
            both.submit(reading(this::readSources));
            both.submit(reading(this::readStore));
            both.take().get();
            both.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnavailableException reason) {
                throw reason;
            }
            throw new IllegalStateException("Reading " + sides.contract().name() + " failed", e.getCause());
        } finally {
            stopped = true;
            threads.shutdownNow();
            // the connections are about to be closed, or used by another thread
            while (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        }
    }

    /** Reads one side. */
    @FunctionalInterface
    private interface Reading {
        void run() throws UnavailableException, InterruptedException;
    }

    private static Callable<Void> reading(Reading side) {
        return () -> {
            side.run();
            return null;
        };
    }

    private void readSources() throws UnavailableException, InterruptedException {
        var number = 0;
        for (var share : sides.sources()) {
            var before = source.keptRows();
            source.from(number++);
            share.table().scan(this::sourceRow);
            counts.rows(share.topic(), source.keptRows() - before);
        }
        source.finish();
    }

    private void sourceRow(Object[] key, RowState state) throws UnavailableException {
        if (key == null) {
            source.read();
            if (whole) { // without a key, it cannot be told whether a narrower scope selects it
                counts.explained(SourceReading.name((RowState.Refused) state));
            }
        } else if (source.takes(key)) {
            if (state instanceof RowState.Present present) {
                source.keep(present.values());
            } else if (state instanceof RowState.Refused refused) {
                source.keepRefused(rules.computeIfAbsent(SourceReading.name(refused), name -> rules.size()));
            }
        }
    }

    private void readStore() throws UnavailableException, InterruptedException {
        sides.store().scan((values, committedAt, from) -> {
            if (store.takes(store.keyOf(values))) {
                store.keep(values);
            }
        });
        store.finish();
    }

    RowSpooler source() {
        return source;
    }

    RowSpooler store() {
        return store;
    }

    /** Rules that refuse rows, indexed by {@link SpooledRow#refusal}. */
    List<String> rules() {
        return List.copyOf(rules.keySet());
    }

    @Override
    public void close() {
        source.close();
        store.close();
    }
}

package maf.verifier.canary;

import java.time.Duration;

/** Writes a probe into one source at every tick, independently of the other sources. */
final class ProbeWriter implements Runnable {
    private final ProbedSource source;
    private final ProbeTable table;
    private final StorePoller store;
    private final Ticker ticker;
    private long last;

    ProbeWriter(ProbedSource source, ProbeTable table, StorePoller store, Duration interval) {
        this.source = source;
        this.table = table;
        this.store = store;
        ticker = new Ticker(interval);
    }

    @Override
    public void run() {
        try (table) {
            store.awaitFirstAnswer();
            while (true) {
                ticker.await();
                probe();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopping
        }
    }

    private void probe() throws InterruptedException {
        try {
            if (last == 0) {
                last = Math.max(table.highest(), System.currentTimeMillis()); // even if the clock was set back
            }
            last++; // also after a failure: the write may have been committed
            table.write(Probe.slot(last), last);
            source.written(Probe.committed(source.name(), last));
        } catch (Exception e) {
            if (Thread.interrupted() || e instanceof InterruptedException) {
                throw new InterruptedException();
            }
            source.failed(e);
        }
    }
}

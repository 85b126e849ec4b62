package maf.verifier.canary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls the store, in one SELECT, for all probes that are due. */
final class StorePoller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StorePoller.class);

    private static final long AFTER_FAILURE_MS = 500;
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final long NOT_ASKED = Long.MIN_VALUE;

    private final List<ProbedSource> sources;
    private final ProbeStore store;
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile boolean readable = true;
    private volatile long askedNanos = NOT_ASKED;

    StorePoller(List<ProbedSource> sources, ProbeStore store) {
        this.sources = sources;
        this.store = store;
    }

    /** Whether the last query was answered and the current one is not pending for long: the client retries for a minute before it fails. */
    boolean readable() {
        var asked = askedNanos;
        return readable && (asked == NOT_ASKED || System.nanoTime() - asked < SILENCE.toNanos());
    }

    /**
     * Waits until the store has answered for the first time. The first connection of a process takes many seconds, which are
     * not part of any row's delay.
     */
    void awaitFirstAnswer() throws InterruptedException {
        answered.await();
    }

    @Override
    public void run() {
        var ticker =
                new Ticker(PendingProbes.RESOLUTION.dividedBy(2)); // a probe is queried when it is due or soon after
        try {
            while (true) {
                ticker.await();
                ask();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopping
        }
    }

    private void ask() throws InterruptedException {
        var due = new ArrayList<ProbeKey>();
        sources.forEach(source -> due.addAll(source.pending().due(System.nanoTime())));
        if (answered.getCount() > 0) {
            sources.forEach(source -> due.add(new ProbeKey(source.name(), 0)));
        }
        if (due.isEmpty()) {
            return;
        }
        askedNanos = System.nanoTime();
        try {
            var shown = store.read(due);
            var now = System.nanoTime();
            answered.countDown();
            for (var source : sources) {
                source.shown(of(source.name(), shown), now);
            }
            if (!readable) {
                LOG.atInfo().log("Store answers the canary again");
                readable = true;
            }
        } catch (Exception e) {
            if (Thread.interrupted() || e instanceof InterruptedException) {
                throw new InterruptedException();
            }
            if (readable) {
                LOG.atWarn().addKeyValue("reason", e.toString()).log("Store does not answer the canary");
                readable = false;
            }
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE_MS);
        } finally {
            askedNanos = NOT_ASKED;
        }
    }

    private static Map<ProbeKey, Long> of(String source, Map<ProbeKey, Long> shown) {
        var own = new HashMap<>(shown);
        own.keySet().removeIf(key -> !key.source().equals(source));
        return own;
    }
}

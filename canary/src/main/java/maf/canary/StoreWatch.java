package maf.canary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the store, in one SELECT, for all probes that are due, again and again. */
final class StoreWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

    private final List<ProbedSource> sources;
    private final ProbeStore store;
    private volatile boolean readable = true;

    StoreWatch(List<ProbedSource> sources, ProbeStore store) {
        this.sources = sources;
        this.store = store;
    }

    boolean readable() {
        return readable;
    }

    @Override
    public void run() {
        var beat = new Beat(Underway.RESOLUTION.dividedBy(2)); // a probe is asked for when it is due or soon after
        try {
            while (true) {
                beat.await();
                ask();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the end was asked for
        }
    }

    private void ask() throws InterruptedException {
        var due = new ArrayList<Place>();
        sources.forEach(source -> due.addAll(source.underway().due(System.nanoTime())));
        if (due.isEmpty()) {
            return;
        }
        try {
            var shown = store.read(due);
            var now = System.nanoTime();
            for (var source : sources) {
                source.shown(of(source.name(), shown), now);
            }
            if (!readable) {
                LOG.atInfo().log("The store shows probes again");
                readable = true;
            }
        } catch (Exception e) {
            if (Thread.interrupted() || e instanceof InterruptedException) {
                throw new InterruptedException();
            }
            if (readable) {
                LOG.atWarn().addKeyValue("reason", e.toString()).log("The store does not answer the canary");
                readable = false;
            }
        }
    }

    private static Map<Place, Long> of(String source, Map<Place, Long> shown) {
        var own = new HashMap<>(shown);
        own.keySet().removeIf(place -> !place.source().equals(source));
        return own;
    }
}

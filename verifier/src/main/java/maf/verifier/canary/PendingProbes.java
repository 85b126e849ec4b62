package maf.verifier.canary;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The probes of one source that no SELECT has shown yet, oldest first. */
final class PendingProbes {
    /** Time between two queries for a probe, which limits how much too long a measured delay can be. */
    static final Duration RESOLUTION = Duration.ofMillis(100);
    /** Old probes are queried less often: after this part of their age (1/20). */
    private static final int SHARE = 20;
    // An outage of an hour at one probe a second; older probes count as lost.
    private static final int MOST = 3600;

    private static final class Entry {
        private final Probe probe;
        private long askedNanos;
        private long overtakenNanos;
        private boolean overtaken;

        private Entry(Probe probe) {
            this.probe = probe;
            askedNanos = probe.committedNanos();
        }
    }

    private final Duration patience;
    private final Deque<Entry> entries = new ArrayDeque<>();

    /** @param patience how long an earlier probe may still come after a later one was seen */
    PendingProbes(Duration patience) {
        this.patience = patience;
    }

    /** @param lost takes a probe that is dropped to make room */
    synchronized void add(Probe probe, Consumer<Probe> lost) {
        entries.add(new Entry(probe));
        if (entries.size() > MOST) {
            lost.accept(entries.remove().probe);
        }
    }

    /** The probes to query now. */
    synchronized List<ProbeKey> due(long now) {
        var due = new ArrayList<ProbeKey>();
        for (var entry : entries) {
            var pause = Math.max(RESOLUTION.toNanos(), (now - entry.probe.committedNanos()) / SHARE);
            if (now - entry.askedNanos >= pause) {
                entry.askedNanos = now;
                due.add(entry.probe.key());
            }
        }
        return due;
    }

    /**
     * Removes probes that the store shows: their row has this probe or a later one.
     *
     * @param shown the rows that were queried
     * @param seen takes probes with their delay in nanoseconds
     * @param lost takes probes that did not arrive although later ones did
     */
    synchronized void confirm(Map<ProbeKey, Long> shown, long now, BiConsumer<Probe, Long> seen, Consumer<Probe> lost) {
        var latest = Long.MIN_VALUE;
        for (var entry : List.copyOf(entries)) {
            var number = shown.get(entry.probe.key());
            if (number != null && number >= entry.probe.number()) {
                entries.remove(entry);
                seen.accept(entry.probe, Math.max(0, now - entry.probe.committedNanos()));
                latest = Math.max(latest, entry.probe.number());
            }
        }
        for (var entry : List.copyOf(entries)) {
            if (!entry.overtaken && entry.probe.number() < latest) {
                entry.overtaken = true;
                entry.overtakenNanos = now;
            }
            if (entry.overtaken && now - entry.overtakenNanos > patience.toNanos()) {
                entries.remove(entry);
                lost.accept(entry.probe);
            }
        }
    }

    synchronized Optional<Probe> oldest() {
        return Optional.ofNullable(entries.peek()).map(entry -> entry.probe);
    }

    /** Age of the oldest probe, 0 if there is none. */
    double waitingSeconds(long now) {
        return oldest().map(probe -> (now - probe.committedNanos()) / 1e9).orElse(0.0);
    }
}

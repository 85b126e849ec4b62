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
    /** What a delay may read too long: a probe is asked for again this long after its last time. */
    static final Duration RESOLUTION = Duration.ofMillis(100);
    /** An old one is asked for less often: its delay may read too long by this share. */
    private static final int SHARE = 20;
    // An hour of standstill, at one a second: what is older is given up.
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

    /** @param patience how long after a later probe was seen an earlier one still may come */
    PendingProbes(Duration patience) {
        this.patience = patience;
    }

    /** @param lost one that is given up for it */
    synchronized void add(Probe probe, Consumer<Probe> lost) {
        entries.add(new Entry(probe));
        if (entries.size() > MOST) {
            lost.accept(entries.remove().probe);
        }
    }

    /** Those to ask for now. */
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
     * Takes out what the store shows: a row with this probe or a later one, which it has come with or after.
     *
     * @param shown the rows that were asked for
     * @param seen with how long it took, in nanoseconds
     * @param lost one that did not come although later ones did
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

    /** Age of the oldest, 0 when there is none. */
    double waitingSeconds(long now) {
        return oldest().map(probe -> (now - probe.committedNanos()) / 1e9).orElse(0.0);
    }
}

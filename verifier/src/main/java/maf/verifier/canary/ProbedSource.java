package maf.verifier.canary;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import maf.verifier.canary.RecentDelays.Point;
import maf.verifier.source.RawTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The canary's state of one source, shared by its threads. */
final class ProbedSource {
    private static final Logger LOG = LoggerFactory.getLogger(ProbedSource.class);
    private static final Duration LATE = Duration.ofSeconds(5);

    private final String name;
    private final String rawTopic;
    private final PendingProbes pending;
    private final RecentDelays freshness = new RecentDelays();
    private final CanaryMetrics metrics;
    private volatile boolean writable = true;
    private volatile Located located = Located.ON_TIME;

    /**
     * Where the oldest probe is.
     *
     * @param late whether it has been pending for long
     * @param stage empty if it is unknown or the probe is not late
     */
    private record Located(boolean late, Optional<Stage> stage) {
        private static final Located ON_TIME = new Located(false, Optional.empty());

        private double stuckAt(Stage asked) {
            if (!late) {
                return 0;
            }
            return stage.map(is -> is == asked ? 1.0 : 0.0).orElse(Double.NaN);
        }
    }

    ProbedSource(String rawTopic, Duration interval, MeterRegistry registry) {
        this.rawTopic = rawTopic;
        name = RawTopic.sourceOf(rawTopic);
        pending = new PendingProbes(interval.multipliedBy(Probe.SLOTS / 2));
        metrics = new CanaryMetrics(
                registry, name, () -> pending.waitingSeconds(System.nanoTime()), stage -> located.stuckAt(stage));
    }

    String name() {
        return name;
    }

    String rawTopic() {
        return rawTopic;
    }

    PendingProbes pending() {
        return pending;
    }

    /** The source has acknowledged it. */
    void written(Probe probe) {
        metrics.written();
        pending.add(probe, this::lost);
        if (!writable) {
            LOG.atInfo().addKeyValue("database", name).log("Source accepts probes again");
            writable = true;
        }
    }

    /** The source did not acknowledge it; it is unknown whether it was committed. */
    void failed(Exception failure) {
        metrics.failed();
        if (writable) {
            LOG.atWarn()
                    .addKeyValue("database", name)
                    .addKeyValue("reason", failure.toString())
                    .log("Source does not accept probes; retrying");
            writable = false;
        }
    }

    /** The store has shown these rows. */
    void shown(Map<ProbeKey, Long> rows, long now) {
        pending.confirm(
                rows,
                now,
                (probe, nanos) -> {
                    metrics.seen(nanos);
                    freshness.add(new Point(probe.committedAtMs(), nanos / 1e9));
                },
                this::lost);
    }

    private void lost(Probe probe) {
        metrics.lost();
        LOG.atWarn()
                .addKeyValue("database", name)
                .addKeyValue("stage", located.stage().map(Stage::code).orElse("unknown"))
                .log("Probe lost: it has not reached the store");
    }

    /** The oldest pending probe, if it is late. */
    Optional<Probe> late(long now) {
        return pending.oldest().filter(probe -> now - probe.committedNanos() > LATE.toNanos());
    }

    void onTime() {
        located = Located.ON_TIME;
    }

    /** @param stage empty if it is unknown */
    void isAt(Optional<Stage> stage) {
        located = new Located(true, stage);
    }

    CanaryView.SourceView view() {
        return new CanaryView.SourceView(
                name,
                writable,
                pending.waitingSeconds(System.nanoTime()),
                located.late(),
                located.stage().map(Stage::code).orElse(null),
                freshness.points());
    }
}

package maf.connectors;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import maf.connectors.ConnectorState.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one declared connector to run and back to it, a step at a time; remembers what was tried and said. */
final class ConnectorReconciler {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorReconciler.class);
    /** A source that was down is noticed this fast; asking costs it one connection. In milliseconds. */
    private static final long PROBE_PAUSE_MS = 2_000;

    private final ConnectorConfig config;
    private final SourceProbe probe;
    private final ConnectClient connect;
    private final KeeperMetrics metrics;
    private final long stableMs;

    private final Backoff backoff = new Backoff();
    private final Set<String> said = new HashSet<>();
    private Optional<String> problem = Optional.empty();
    private long probeAtMs = Long.MIN_VALUE;
    private long runningSinceMs = Long.MAX_VALUE;
    private Kind kind = Kind.ABSENT;

    /** What {@code /health/ready} shows; read by other threads. */
    private volatile ConnectorHealth health;

    ConnectorReconciler(
            ConnectorConfig config, SourceProbe probe, ConnectClient connect, KeeperMetrics metrics, long stableMs) {
        this.config = config;
        this.probe = probe;
        this.connect = connect;
        this.metrics = metrics;
        this.stableMs = stableMs;
        this.health = new ConnectorHealth(config.name(), false, "not looked at yet");
    }

    ConnectorHealth health() {
        return health;
    }

    String name() {
        return config.name();
    }

    /** Nothing is known while Connect does not answer. */
    void unknown(String why) {
        became(Kind.STARTING);
        show("unknown: " + why);
    }

    /** One look and, where one is due, one action. */
    void step(Optional<ConnectorStatus> shown, long nowMs) throws InterruptedException {
        var condition = ConnectorState.of(config, shown);
        became(condition.kind());
        switch (condition.kind()) {
            case RUNNING -> running(nowMs);
            case HELD -> held(condition);
            case STARTING -> starting(condition, nowMs);
            case FAILED -> failed(condition, shown.map(ConnectorStatus::trace).orElse(""), nowMs);
            case ABSENT, CHANGED -> register(condition, nowMs);
        }
        if (condition.kind() != Kind.RUNNING) {
            runningSinceMs = Long.MAX_VALUE;
        }
    }

    private void became(Kind now) {
        if (now == Kind.RUNNING && kind != Kind.RUNNING) {
            LOG.atInfo().addKeyValue("connector", name()).log("Running");
        }
        kind = now;
        metrics.became(now);
    }

    private void running(long nowMs) {
        health = new ConnectorHealth(name(), true, "running");
        problem = Optional.empty();
        runningSinceMs = Math.min(runningSinceMs, nowMs);
        if (nowMs - runningSinceMs >= stableMs) {
            backoff.reset();
            said.clear();
        }
    }

    private void held(ConnectorState condition) {
        show(condition.detail());
        sayOnce(condition.detail(), "", "Left alone: " + condition.detail());
    }

    private void starting(ConnectorState condition, long nowMs) {
        probe(nowMs);
        show(condition.detail() + problem.map(text -> ": " + text).orElse(""));
    }

    private void failed(ConnectorState condition, String trace, long nowMs) throws InterruptedException {
        sayOnce(RootCause.signature(trace), trace, "Failed: " + condition.detail());
        if (probe(nowMs)) {
            backoff.reset();
        }
        show("failed: " + problem.orElse(condition.detail()));
        if (backoff.due(nowMs)) {
            backoff.attempted(nowMs);
            attempt("Asked for a restart", () -> {
                connect.restartFailed(name());
                metrics.restarted();
            });
        }
    }

    private void register(ConnectorState condition, long nowMs) throws InterruptedException {
        if (probe(nowMs)) {
            backoff.reset();
        }
        if (problem.isPresent()) {
            show(condition.detail() + ": " + problem.get());
        } else if (backoff.due(nowMs)) {
            backoff.attempted(nowMs);
            show(condition.detail());
            attempt("Registered; it was " + condition.detail(), () -> {
                if (condition.kind() == Kind.CHANGED || !connect.knows(name())) {
                    connect.put(config);
                }
            });
        }
    }

    /** Asks the source when that is due; true when a problem has just gone. */
    private boolean probe(long nowMs) {
        if (nowMs < probeAtMs) {
            return false;
        }
        probeAtMs = nowMs + PROBE_PAUSE_MS;
        boolean had = problem.isPresent();
        problem = probe.problem();
        problem.ifPresent(text -> sayOnce(text, "", "Source cannot be captured: " + text));
        return had && problem.isEmpty();
    }

    private void attempt(String done, Call call) throws InterruptedException {
        try {
            call.run();
            LOG.atInfo().addKeyValue("connector", name()).log(done);
        } catch (ConnectException e) {
            if (!e.isPassing()) {
                show(e.getMessage());
                sayOnce(e.getMessage(), "", e.getMessage());
            }
        }
    }

    private void show(String detail) {
        health = new ConnectorHealth(name(), false, detail);
    }

    private void sayOnce(String cause, String trace, String message) {
        if (said.add(cause)) {
            var event = LOG.atWarn().addKeyValue("connector", name());
            event.log(trace.isBlank() ? message : message + System.lineSeparator() + trace);
        }
    }

    @FunctionalInterface
    private interface Call {
        void run() throws ConnectException, InterruptedException;
    }
}

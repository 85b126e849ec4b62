package maf.connectors;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import maf.connectors.ConnectorState.Kind;
import maf.inspect.check.SourceReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers one declared connector and restarts it when it fails, one step at a time; remembers what it tried and logged. */
final class ConnectorReconciler {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorReconciler.class);

    private final ConnectorConfig config;
    private final SourceCheck source;
    private final WholeCheck whole;
    private final ConnectClient connect;
    private final KeeperMetrics metrics;
    private final long stableMs;

    private final Backoff backoff = new Backoff();
    private final Set<String> logged = new HashSet<>();
    private long runningSinceMs = Long.MAX_VALUE;
    private Kind kind = Kind.ABSENT;

    /** What {@code /health/ready} shows; read by other threads. */
    private volatile ConnectorHealth health;

    private volatile String checked = "";

    ConnectorReconciler(
            ConnectorConfig config,
            SourceCheck source,
            WholeCheck whole,
            ConnectClient connect,
            KeeperMetrics metrics,
            long stableMs) {
        this.config = config;
        this.source = source;
        this.whole = whole;
        this.connect = connect;
        this.metrics = metrics;
        this.stableMs = stableMs;
        this.health = new ConnectorHealth(config.name(), false, "not checked yet");
    }

    ConnectorHealth health() {
        return health;
    }

    /** What the last whole check of the source found, in one line; empty before the first. */
    String checked() {
        return checked;
    }

    String name() {
        return config.name();
    }

    /** The state is unknown while Connect does not answer. */
    void unknown(String why) {
        setKind(Kind.STARTING);
        show("unknown: " + why);
    }

    /** Checks the connector once and takes one action if one is due. */
    void step(Optional<ConnectorStatus> status, long nowMs) throws InterruptedException {
        if (whole.step(nowMs)) {
            whole.report().ifPresent(this::report);
        }
        var state = ConnectorState.of(config, status);
        setKind(state.kind());
        switch (state.kind()) {
            case RUNNING -> running(nowMs);
            case HELD -> held(state);
            case STARTING -> starting(state, nowMs);
            case FAILED -> failed(state, status.map(ConnectorStatus::trace).orElse(""), nowMs);
            case ABSENT, CHANGED -> register(state, nowMs);
        }
        if (state.kind() != Kind.RUNNING) {
            runningSinceMs = Long.MAX_VALUE;
        }
    }

    private void report(SourceReport report) {
        metrics.setReport(report);
        var before = checked;
        checked = whole.summary();
        if (!checked.equals(before)) {
            var event = whole.problem().isPresent() ? LOG.atWarn() : LOG.atInfo();
            event.addKeyValue("connector", name())
                    .log("Checked the source: " + checked
                            + whole.problem().map(wrong -> ". " + wrong.text()).orElse(""));
        }
    }

    private void setKind(Kind now) {
        if (now == Kind.RUNNING && kind != Kind.RUNNING) {
            LOG.atInfo().addKeyValue("connector", name()).log("Running");
            whole.soon();
        }
        kind = now;
        metrics.setKind(now);
    }

    private void running(long nowMs) {
        if (source.whileRunning(nowMs)) {
            whole.soon();
            source.misconfigured()
                    .ifPresentOrElse(
                            found -> LOG.atWarn()
                                    .addKeyValue("connector", name())
                                    .log("Runs, but changes may be missing: " + found.text()),
                            () -> LOG.atInfo().addKeyValue("connector", name()).log("The source is set right again"));
        }
        var wrong = misconfigured();
        metrics.setMisconfigured(wrong.isPresent());
        health = new ConnectorHealth(
                name(), true, wrong.map(each -> "running, but " + each.text()).orElse("running"));
        runningSinceMs = Math.min(runningSinceMs, nowMs);
        if (nowMs - runningSinceMs >= stableMs) {
            backoff.reset();
            logged.clear();
        }
    }

    private void held(ConnectorState state) {
        show(state.detail());
        logOnce(state.detail(), "", "Not changed: " + state.detail());
    }

    private void starting(ConnectorState state, long nowMs) {
        probe(nowMs);
        show(state.detail() + problem().map(text -> ": " + text).orElse(""));
    }

    private void failed(ConnectorState state, String trace, long nowMs) throws InterruptedException {
        logOnce(RootCause.signature(trace), trace, "Failed: " + state.detail());
        if (probe(nowMs)) {
            backoff.reset();
        }
        show("failed: " + problem().orElse(state.detail()));
        if (backoff.due(nowMs)) {
            backoff.attempted(nowMs);
            attempt("Restart requested", () -> {
                connect.restartFailed(name());
                metrics.restarted();
            });
        }
    }

    private void register(ConnectorState state, long nowMs) throws InterruptedException {
        if (probe(nowMs)) {
            backoff.reset();
        }
        if (problem().isPresent()) {
            show(state.detail() + ": " + problem().get());
        } else if (backoff.due(nowMs)) {
            backoff.attempted(nowMs);
            show(state.detail());
            attempt("Registered (was: " + state.detail() + ")", () -> {
                if (state.kind() == Kind.CHANGED || !connect.knows(name())) {
                    connect.put(config);
                }
            });
        }
    }

    /** Checks the source if that is due; returns true when its problem has just disappeared. */
    private boolean probe(long nowMs) {
        var relieved = source.whileWaiting(nowMs);
        problem().ifPresent(text -> logOnce(text, "", "Cannot capture the source: " + text));
        metrics.setMisconfigured(misconfigured().isPresent());
        return relieved;
    }

    /** What somebody has to correct at the source: the quick check sees it first, the whole check sees more. */
    private Optional<SourceProblem> misconfigured() {
        return source.misconfigured().or(whole::problem);
    }

    private Optional<String> problem() {
        return source.problem().map(SourceProblem::text);
    }

    private void attempt(String done, Call call) throws InterruptedException {
        try {
            call.run();
            LOG.atInfo().addKeyValue("connector", name()).log(done);
        } catch (ConnectException e) {
            if (!e.isTransient()) {
                show(e.getMessage());
                logOnce(e.getMessage(), "", e.getMessage());
            }
        }
    }

    private void show(String detail) {
        health = new ConnectorHealth(name(), false, detail);
    }

    private void logOnce(String cause, String trace, String message) {
        if (logged.add(cause)) {
            var event = LOG.atWarn().addKeyValue("connector", name());
            event.log(trace.isBlank() ? message : message + System.lineSeparator() + trace);
        }
    }

    @FunctionalInterface
    private interface Call {
        void run() throws ConnectException, InterruptedException;
    }
}

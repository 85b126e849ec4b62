package maf.producers.progress;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import maf.producers.row.Change;
import maf.producers.row.Source;
import maf.runtime.Health;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports the progress of the work to users, health checks and metrics. Written by one thread. */
public final class Progress implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final long LOG_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    /** For work without an end, which nobody waits for. */
    private static final long LOG_ENDLESS_NANOS = Duration.ofMinutes(1).toNanos();
    // The first lines of a broken file are enough.
    private static final int MOST_LINES_LOGGED = 20;

    private final Source source;
    private final ProgressLine line;
    private final RateMeter rate = new RateMeter();
    private final Map<Change.Operation, Counter> rows = new EnumMap<>(Change.Operation.class);
    private final Counter refusedLines;
    private final Timer latency;
    private long logged = System.nanoTime();
    private long written;
    private long linesLogged;
    private volatile boolean ready;
    private volatile String doing = "starting";
    private volatile @Nullable String waiting;
    private volatile @Nullable Instant dataFrom;

    public Progress(Source source, MeterRegistry metrics, boolean terminal) {
        this.source = source;
        line = new ProgressLine(source.table, terminal);
        for (var operation : Change.Operation.values()) {
            rows.put(
                    operation,
                    Counter.builder("maf.producer.rows")
                            .description("Rows written to the database, by operation")
                            .tag("table", source.table)
                            .tag("operation", operation.label())
                            .register(metrics));
        }
        refusedLines = Counter.builder("maf.producer.refused.lines")
                .description("Lines of an export that are not rows or that the table cannot hold unaltered")
                .tag("table", source.table)
                .register(metrics);
        latency = Timer.builder("maf.producer.batches")
                .description("Transactions written to the database, and the time that each took")
                .tag("table", source.table)
                .register(metrics);
        Gauge.builder("maf.producer.rate", rate, RateMeter::rowsPerSecond)
                .description("Rows written per second, over the last seconds")
                .tag("table", source.table)
                .register(metrics);
        TimeGauge.builder("maf.producer.data.age", this, TimeUnit.SECONDS, Progress::ageSeconds)
                .description(
                        "Time since the start (UTC) of the day whose export was applied last; NaN before the first one")
                .tag("table", source.table)
                .register(metrics);
    }

    public Health health() {
        var waits = waiting;
        var detail = waits == null ? doing : waits + "; " + doing;
        return ready && waits == null ? Health.ready(detail) : Health.notReady(detail);
    }

    /** Starts a piece of work, described by a sentence. {@code total} is its number of rows or lines, -1 if unknown. */
    public void begins(String work, long total) {
        doing = work;
        linesLogged = 0;
        line.begin(total);
        log(work);
    }

    /** Sets how many rows or lines of the present work are done. */
    public void step(long done) {
        line.stepTo(done);
        logSometimes();
    }

    public void wrote(List<Change> changes, Duration took) {
        changes.forEach(change -> rows.get(change.operation()).increment());
        written += changes.size();
        rate.add(changes.size());
        latency.record(took);
        logSometimes();
    }

    public void refused(long number, String reason) {
        refusedLines.increment();
        linesLogged++;
        if (linesLogged <= MOST_LINES_LOGGED) {
            LOG.atWarn()
                    .addKeyValue("table", source.table)
                    .addKeyValue("line", number)
                    .addKeyValue("reason", reason)
                    .log(
                            linesLogged < MOST_LINES_LOGGED
                                    ? "Refused a line"
                                    : "Refused a line; further ones are only counted");
        }
    }

    public void verified(long lines, long malformed, long duplicates) {
        LOG.atInfo()
                .addKeyValue("table", source.table)
                .addKeyValue("lines", lines)
                .addKeyValue("refused", malformed)
                .addKeyValue("duplicates", duplicates)
                .log("The file is complete and valid");
    }

    public void waits(String reason, long pauseMs) {
        var tries = reason + "; retrying in " + pauseMs / 1_000.0 + " s";
        waiting = tries;
        LOG.atWarn().addKeyValue("table", source.table).log(tries);
    }

    public void goesOn() {
        waiting = null;
    }

    /** Marks the producer as ready: from now on the rows that others wait for exist. */
    public void ready(String state) {
        ready = true;
        if (!state.equals(doing)) {
            doing = state;
            log(state);
        }
    }

    public void dataFrom(Instant day) {
        dataFrom = day;
    }

    private double ageSeconds() {
        var from = dataFrom;
        return from == null ? Double.NaN : Duration.between(from, Instant.now()).toSeconds();
    }

    private void logSometimes() {
        if (System.nanoTime() - logged >= (ready && line.total() < 0 ? LOG_ENDLESS_NANOS : LOG_EVERY_NANOS)) {
            log(doing);
        }
    }

    private void log(String message) {
        logged = System.nanoTime();
        LOG.atInfo()
                .addKeyValue("table", source.table)
                .addKeyValue("done", line.done())
                .addKeyValue("of", line.total())
                .addKeyValue("written", written)
                .addKeyValue("rate", Math.round(rate.rowsPerSecond()))
                .log(message);
    }

    @Override
    public void close() {
        line.end();
    }
}

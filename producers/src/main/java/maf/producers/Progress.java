package maf.producers;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import maf.runtime.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the sample is: for the log every few seconds, for health and for metrics. Written by one thread. */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final long LOG_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final Source source;
    private final long total;
    private final long started = System.nanoTime();
    private final Counter inserts;
    private final Counter unchanged;
    private final Timer latency;
    private long logged = started;
    private long written;
    private long inserted;
    private volatile Health health;

    Progress(Source source, long total, MeterRegistry metrics) {
        this.source = source;
        this.total = total;
        inserts = Counter.builder("maf.producer.rows")
                .description("Rows that the database took, by what became of them")
                .tag("table", source.table)
                .tag("operation", "insert")
                .register(metrics);
        unchanged = Counter.builder("maf.producer.rows")
                .tag("table", source.table)
                .tag("operation", "unchanged")
                .register(metrics);
        latency = Timer.builder("maf.producer.batches")
                .description("Batches that the database took, and how long it needed for each")
                .tag("table", source.table)
                .register(metrics);
        health = Health.notReady(rows());
    }

    Health health() {
        return health;
    }

    void wrote(int rows, int ofThemInserted, Duration took) {
        written += rows;
        inserted += ofThemInserted;
        inserts.increment(ofThemInserted);
        unchanged.increment(rows - ofThemInserted);
        latency.record(took);
        health = Health.notReady(rows());
        if (System.nanoTime() - logged >= LOG_EVERY_NANOS) {
            logged = System.nanoTime();
            log("Writing");
        }
    }

    void waits(String reason, long pauseMs) {
        var tries = reason + "; tries again in " + pauseMs / 1_000.0 + " s";
        health = Health.notReady(tries + "; " + rows());
        LOG.atWarn().addKeyValue("table", source.table).log(tries);
    }

    void finished() {
        health = Health.ready(rows());
        log("The sample is written in whole");
    }

    private void log(String message) {
        LOG.atInfo()
                .addKeyValue("table", source.table)
                .addKeyValue("rows", written)
                .addKeyValue("of", total)
                .addKeyValue("inserted", inserted)
                .addKeyValue("seconds", String.format(Locale.ROOT, "%.1f", (System.nanoTime() - started) / 1e9))
                .log(message);
    }

    private String rows() {
        return String.format(Locale.ROOT, "%,d of %,d rows in %s", written, total, source.table);
    }
}

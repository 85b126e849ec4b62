package maf.verifier.changelog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one source for its change log, again and again; a source that does not answer is down. */
final class ChangeLogMonitor implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeLogMonitor.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String source;
    private final ChangeLog changeLog;
    private volatile Seen seen = new Seen(Double.NaN, ChangeLogState.UNKNOWN);

    /** @param up 1, 0, or NaN before the first answer */
    record Seen(double up, ChangeLogState state) {}

    ChangeLogMonitor(String source, ChangeLog changeLog, MeterRegistry registry) {
        this.source = source;
        this.changeLog = changeLog;
        gauge(registry, "maf.source.up", "1 when the source answers", null, Seen::up);
        if (changeLog instanceof PostgresSlot) {
            gauge(
                    registry,
                    "maf.source.slot.active",
                    "1 while a connector reads from the replication slot",
                    null,
                    now -> now.state().slotActive());
            gauge(
                    registry,
                    "maf.source.slot.retained",
                    "Log that is kept for the replication slot",
                    "bytes",
                    now -> now.state().slotRetainedBytes());
            gauge(
                    registry,
                    "maf.source.slot.unconfirmed",
                    "Log that the connector has not confirmed",
                    "bytes",
                    now -> now.state().slotUnconfirmedBytes());
            gauge(
                    registry,
                    "maf.source.slot.left",
                    "Log that may still come before the slot is given up; NaN without a limit",
                    "bytes",
                    now -> now.state().slotLeftBytes());
        } else {
            TimeGauge.builder("maf.source.log.window", () -> seen.state().windowSeconds(), TimeUnit.SECONDS)
                    .description("Age of the oldest change that can still be read")
                    .tag("source", source)
                    .register(registry);
        }
    }

    private void gauge(
            MeterRegistry registry, String name, String description, String unit, ToDoubleFunction<Seen> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(seen))
                .description(description)
                .baseUnit(unit)
                .tag("source", source)
                .register(registry);
    }

    String source() {
        return source;
    }

    Seen seen() {
        return seen;
    }

    @Override
    public void run() {
        try (changeLog) {
            while (true) {
                look();
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the end was asked for
        }
    }

    private void look() throws InterruptedException {
        try {
            var state = changeLog.look();
            if (seen.up() == 0) {
                LOG.atInfo().addKeyValue("database", source).log("The source answers again");
            }
            seen = new Seen(1, state);
        } catch (Exception e) {
            if (Thread.interrupted() || e instanceof InterruptedException) {
                throw new InterruptedException();
            }
            if (seen.up() != 0) {
                LOG.atWarn()
                        .addKeyValue("database", source)
                        .addKeyValue("reason", e.toString())
                        .log("The source does not answer");
            }
            seen = new Seen(0, ChangeLogState.UNKNOWN);
        }
    }
}

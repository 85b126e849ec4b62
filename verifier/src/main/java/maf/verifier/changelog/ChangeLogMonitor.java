package maf.verifier.changelog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls one source for the state of its change log. A source that does not answer is down. */
final class ChangeLogMonitor implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeLogMonitor.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String source;
    private final ChangeLog changeLog;
    private volatile Reading reading = new Reading(Double.NaN, ChangeLogState.UNKNOWN);

    /** @param up 1, 0, or NaN before the first answer */
    record Reading(double up, ChangeLogState state) {}

    ChangeLogMonitor(String source, ChangeLog changeLog, MeterRegistry registry) {
        this.source = source;
        this.changeLog = changeLog;
        gauge(registry, "maf.source.up", "1 if the source answers", null, Reading::up);
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
                    "Log retained for the replication slot",
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
                    "Log that may still be written before the slot is invalidated; NaN without a limit",
                    "bytes",
                    now -> now.state().slotLeftBytes());
        } else {
            TimeGauge.builder("maf.source.log.window", () -> reading.state().windowSeconds(), TimeUnit.SECONDS)
                    .description("Age of the oldest change that can still be read")
                    .tag("source", source)
                    .register(registry);
        }
    }

    private void gauge(
            MeterRegistry registry, String name, String description, String unit, ToDoubleFunction<Reading> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(reading))
                .description(description)
                .baseUnit(unit)
                .tag("source", source)
                .register(registry);
    }

    String source() {
        return source;
    }

    Reading reading() {
        return reading;
    }

    @Override
    public void run() {
        try (changeLog) {
            while (true) {
                read();
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopping
        }
    }

    private void read() throws InterruptedException {
        try {
            var state = changeLog.read();
            if (reading.up() == 0) {
                LOG.atInfo().addKeyValue("database", source).log("Source answers again");
            }
            reading = new Reading(1, state);
        } catch (Exception e) {
            if (Thread.interrupted() || e instanceof InterruptedException) {
                throw new InterruptedException();
            }
            if (reading.up() != 0) {
                LOG.atWarn()
                        .addKeyValue("database", source)
                        .addKeyValue("reason", e.toString())
                        .log("Source does not answer");
            }
            reading = new Reading(0, ChangeLogState.UNKNOWN);
        }
    }
}

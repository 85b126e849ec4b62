package maf.transformer.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import maf.runtime.Health;
import maf.runtime.Program;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a topology until the program is asked to stop, the broker is unavailable for long, or something else fails. */
public record StreamsRunner(
        Properties properties, KafkaClientSupplier clients, MeterRegistry metrics, Consumer<Health> health) {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(8); // a stop may take 10 s in all
    private static final long BETWEEN_LOOKS_MS = 100;

    /**
     * Runs it once.
     *
     * @return true if the broker was the cause, so that the caller should check the topics and start again; false if the
     *     program is asked to stop
     * @throws IllegalStateException with the cause, if Kafka Streams fails for another reason
     */
    public boolean endedByBroker(Topology topology, Program.StopSignal stop) throws InterruptedException {
        var failure = new AtomicReference<Throwable>();
        var streams = new KafkaStreams(topology, properties, clients);
        streams.setUncaughtExceptionHandler(cause -> {
            failure.compareAndSet(null, cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> health.accept(
                now == KafkaStreams.State.RUNNING
                        ? Health.ready("Transforming")
                        : Health.notReady("Kafka Streams is " + now)));
        try (var figures = new KafkaStreamsMetrics(streams)) {
            figures.bindTo(metrics);
            streams.start();
            while (!stop.await(BETWEEN_LOOKS_MS)
                    && failure.get() == null
                    && streams.state() != KafkaStreams.State.ERROR) {
                // goes on
            }
        } finally {
            close(streams);
        }
        return isBrokerFailure(failure.get(), streams.state());
    }

    /** Leaving the group hands over the partitions at once instead of after the session timeout. */
    private static void close(KafkaStreams streams) {
        var closed = streams.close(CloseOptions.timeout(LONGEST_CLOSE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!closed) {
            LOG.atWarn()
                    .addKeyValue("seconds", LONGEST_CLOSE.toSeconds())
                    .log("Kafka Streams not closed in time, the broker will abort its open transactions");
        }
    }

    private static boolean isBrokerFailure(Throwable failure, KafkaStreams.State state) {
        if (failure == null) {
            if (state == KafkaStreams.State.ERROR) {
                throw new IllegalStateException("Kafka Streams ended in state ERROR");
            }
            return false;
        }
        if (!isTransient(failure)) {
            throw new IllegalStateException("Kafka Streams failed", failure);
        }
        LOG.atWarn().setCause(failure).log("Kafka Streams gave up on the broker, restarting it");
        return true;
    }

    /** Kafka calls errors retriable if they may pass; Kafka Streams gives up on them after its own time limits. */
    static boolean isTransient(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }
}

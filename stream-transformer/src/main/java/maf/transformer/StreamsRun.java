package maf.transformer;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import maf.runtime.Health;
import maf.runtime.Program;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** Runs a topology until the program is asked to stop, or fails with the cause that ended it. */
final class StreamsRun {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(8); // a stop may take 10 s in all

    private StreamsRun() {}

    static void untilAsked(Topology topology, Properties properties, Program.StopSignal stop, Consumer<Health> health)
            throws InterruptedException {
        var failure = new AtomicReference<Throwable>();
        var streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(cause -> {
            failure.compareAndSet(null, cause);
            stop.ask();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            health.accept(
                    now == KafkaStreams.State.RUNNING
                            ? Health.ready("Transforming")
                            : Health.notReady("Kafka Streams is " + now));
            if (now == KafkaStreams.State.ERROR) {
                stop.ask();
            }
        });
        try {
            streams.start();
            stop.await();
        } finally {
            // Leaving the group hands the partitions on at once instead of after the session timeout.
            streams.close(CloseOptions.timeout(LONGEST_CLOSE)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka Streams cannot go on", failure.get());
        }
    }
}

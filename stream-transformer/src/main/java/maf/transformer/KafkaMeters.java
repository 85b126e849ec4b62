package maf.transformer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Set;

/** Which of Kafka's own figures are shown, so that their number does not grow with partitions and restarts. */
final class KafkaMeters {
    private static final String PREFIX = "kafka.";
    // A broker's node, a partition and a task each multiply every figure.
    private static final Set<String> UNBOUNDED = Set.of("node.id", "partition", "task.id", "processor.node.id");

    private KafkaMeters() {}

    static void boundLabels(MeterRegistry registry) {
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return id.getName().startsWith(PREFIX)
                                && id.getTags().stream().anyMatch(tag -> UNBOUNDED.contains(tag.getKey()))
                        ? MeterFilterReply.DENY
                        : MeterFilterReply.NEUTRAL;
            }
        });
    }
}

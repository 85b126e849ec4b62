package maf.runtime.kafka;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Set;

/** Which of Kafka's own figures are shown, so that their number does not grow with partitions, brokers and topics. */
public final class KafkaMeterFilter implements MeterFilter {
    private static final String PREFIX = "kafka.";
    // Each of them multiplies every figure.
    private static final Set<String> UNBOUNDED =
            Set.of("node.id", "partition", "task.id", "processor.node.id", "topic");
    private static final Set<String> UNUSED_CLIENTS = Set.of("-admin", "-restore-consumer");
    private static final String RATE = ".rate"; // can be had from the total

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        var shown = !id.getName().startsWith(PREFIX)
                || (!id.getName().endsWith(RATE)
                        && id.getTags().stream().noneMatch(tag -> UNBOUNDED.contains(tag.getKey()))
                        && UNUSED_CLIENTS.stream().noneMatch(client -> endsWith(id.getTag("client.id"), client)));
        return shown ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }

    private static boolean endsWith(String clientId, String client) {
        return clientId != null && clientId.endsWith(client);
    }
}

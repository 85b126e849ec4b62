package maf.verifier.canary;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Shortens the retention of the probes' raw topics: a week, as for other tables, would be half a gigabyte for each source. */
final class ProbeTopicRetention {
    private static final long KEPT_MS = 6 * 3_600_000L; // longer than any probe is pending
    private static final long SEGMENT_MS = 3_600_000;

    private final Admin admin;
    private final Collection<String> topics;
    private boolean done;

    ProbeTopicRetention(Admin admin, Collection<String> topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /** Sets the retention once, as soon as the topics exist. */
    void keepShort() throws InterruptedException {
        if (!done) {
            try {
                admin.incrementalAlterConfigs(topics.stream()
                                .collect(Collectors.toMap(
                                        topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                        topic -> List.of(
                                                set(TopicConfig.RETENTION_MS_CONFIG, KEPT_MS),
                                                set(TopicConfig.SEGMENT_MS_CONFIG, SEGMENT_MS)))))
                        .all()
                        .get();
                done = true;
            } catch (ExecutionException | KafkaException e) {
                done = false; // the topics do not exist yet
            }
        }
    }

    private static AlterConfigOp set(String name, long value) {
        return new AlterConfigOp(new ConfigEntry(name, Long.toString(value)), OpType.SET);
    }
}

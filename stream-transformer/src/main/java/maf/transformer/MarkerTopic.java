package maf.transformer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import maf.contract.QuarantineMarker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the topic of markers: compacted, and kept for longer than the quarantine, so that nothing opens again. */
final class MarkerTopic {
    private static final long LONGER_MS = TimeUnit.DAYS.toMillis(14); // two segments of a week

    private MarkerTopic() {}

    /** @throws ToolException when there is no quarantine yet */
    static void createMissing(Admin admin) throws ExecutionException, InterruptedException {
        var quarantine = new ConfigResource(ConfigResource.Type.TOPIC, TransformProcessor.QUARANTINE);
        try {
            var settings =
                    admin.describeConfigs(List.of(quarantine)).all().get().get(quarantine);
            var retentionMs =
                    Long.parseLong(settings.get(TopicConfig.RETENTION_MS_CONFIG).value());
            var copies = admin.describeTopics(List.of(quarantine.name()))
                    .topicNameValues()
                    .get(quarantine.name())
                    .get()
                    .partitions()
                    .get(0)
                    .replicas()
                    .size();
            var topic = new NewTopic(QuarantineMarker.TOPIC, 1, (short) copies)
                    .configs(Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                            TopicConfig.RETENTION_MS_CONFIG,
                            Long.toString(retentionMs < 0 ? -1 : retentionMs + LONGER_MS)));
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new ToolException(
                        "There is no topic " + quarantine.name()
                                + " yet: the stream transformer makes it when it starts.",
                        e);
            }
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}

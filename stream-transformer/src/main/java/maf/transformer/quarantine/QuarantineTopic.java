package maf.transformer.quarantine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import maf.contract.wire.Topics;
import maf.transformer.cleanse.SizeLimits;
import maf.transformer.tool.ToolException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The quarantine's settings; the settings of its markers and the limits of cleansed records follow from them.
 *
 * @param retentionMs negative: forever
 */
record QuarantineTopic(long retentionMs, short copies, SizeLimits limits) {
    private static final long EXTRA_RETENTION_MS = TimeUnit.DAYS.toMillis(14); // two segments of a week

    /** @throws ToolException if the quarantine does not exist yet */
    static QuarantineTopic read(Admin admin) throws ExecutionException, InterruptedException {
        var name = Topics.QUARANTINE;
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try {
            var settings = admin.describeConfigs(List.of(topic)).all().get().get(topic);
            var description =
                    admin.describeTopics(List.of(name)).allTopicNames().get().get(name);
            return new QuarantineTopic(
                    Long.parseLong(settings.get(TopicConfig.RETENTION_MS_CONFIG).value()),
                    (short) description.partitions().get(0).replicas().size(),
                    SizeLimits.ofQuarantineTopic(Integer.parseInt(
                            settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value())));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new ToolException(
                        "There is no topic " + name + " yet: the stream transformer creates it when it starts.", e);
            }
            throw e;
        }
    }

    /** Creates the topic of markers: compacted, and kept longer than the quarantine, so that no record opens again when its marker expires. */
    void createMarkers(Admin admin) throws ExecutionException, InterruptedException {
        var topic = new NewTopic(Topics.QUARANTINE_RESOLVED, 1, copies)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(retentionMs < 0 ? -1 : retentionMs + EXTRA_RETENTION_MS)));
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}

package maf.transformer.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import maf.contract.model.TableContract;
import maf.contract.wire.Topics;
import maf.transformer.cleanse.SizeLimits;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * Every topic that the contracts need, with its settings. {@code min.insync.replicas} is left to the cluster: how many
 * replicas must be written is its operator's policy for all topics.
 */
public final class TopicPlan {
    // A sink that was stopped no longer than this still writes every state of a row, so that as-of reads find them.
    private static final long KEPT_UNCOMPACTED_MS = TimeUnit.DAYS.toMillis(1);

    private TopicPlan() {}

    public static Map<String, NewTopic> of(List<TableContract> contracts, TransformerConfig settings) {
        var topics = new LinkedHashMap<String, NewTopic>();
        var raw = settings.maxMessageBytes();
        for (var contract : contracts) {
            contract.sources()
                    .forEach(source ->
                            add(topics, settings, source.topic(), raw, deleteAfter(settings.rawRetentionMs())));
            add(topics, settings, contract.topic(), SizeLimits.cleansedTopic(raw), compact(settings.rawRetentionMs()));
        }
        add(
                topics,
                settings,
                Topics.QUARANTINE,
                SizeLimits.quarantineTopic(raw),
                deleteAfter(settings.quarantineRetentionMs()));
        return topics;
    }

    /**
     * Compaction may drop a delete only after a time for which the raw topics do not keep records either. Superseded and
     * deleted records disappear here when they disappear there.
     */
    private static Map<String, String> compact(long rawRetentionMs) {
        var rawMs = rawRetentionMs < 0 ? Long.MAX_VALUE : rawRetentionMs;
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                Long.toString(rawMs),
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                Long.toString(Math.min(KEPT_UNCOMPACTED_MS, rawMs)),
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                Long.toString(Math.max(1, rawMs)));
    }

    private static Map<String, String> deleteAfter(long retentionMs) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retentionMs));
    }

    private static void add(
            Map<String, NewTopic> topics,
            TransformerConfig settings,
            String name,
            int maxBytes,
            Map<String, String> cleanup) {
        var configs = new LinkedHashMap<>(cleanup);
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxBytes));
        configs.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "producer");
        // A record from the future, after a clock was set back, must not stop all others; maf.version.lead shows it.
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        // the store's versions are record timestamps, which the broker must not change
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.CREATE_TIME.name);
        topics.put(name, new NewTopic(name, settings.partitions(), settings.replicationFactor()).configs(configs));
    }
}

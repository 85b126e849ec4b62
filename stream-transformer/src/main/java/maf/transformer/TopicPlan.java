package maf.transformer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maf.contract.TableContract;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Every topic that the contracts need, with its settings. */
final class TopicPlan {
    // Quarantine holds the raw bytes and headers beside them: its limit must be above that of the raw topics.
    private static final int ROOM_FOR_HEADERS = 1024 * 1024;

    private TopicPlan() {}

    static Map<String, NewTopic> of(List<TableContract> contracts, Settings settings) {
        var topics = new LinkedHashMap<String, NewTopic>();
        for (var contract : contracts) {
            contract.sources()
                    .forEach(source -> add(
                            topics,
                            settings,
                            source.topic(),
                            settings.maxMessageBytes(),
                            deleteAfter(settings.rawRetentionMs())));
            add(
                    topics,
                    settings,
                    contract.topic(),
                    settings.maxMessageBytes() + ROOM_FOR_HEADERS,
                    compact(settings.rawRetentionMs()));
        }
        add(
                topics,
                settings,
                TransformProcessor.QUARANTINE,
                settings.maxMessageBytes() + ROOM_FOR_HEADERS,
                deleteAfter(settings.quarantineRetentionMs()));
        return topics;
    }

    /** Compaction may drop a delete only when a sink that was away so long could not read the raw topics either. */
    private static Map<String, String> compact(long rawRetentionMs) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                Long.toString(rawRetentionMs < 0 ? Long.MAX_VALUE : rawRetentionMs));
    }

    private static Map<String, String> deleteAfter(long retentionMs) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retentionMs));
    }

    private static void add(
            Map<String, NewTopic> topics, Settings settings, String name, int maxBytes, Map<String, String> cleanup) {
        var configs = new LinkedHashMap<>(cleanup);
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxBytes));
        topics.put(name, new NewTopic(name, settings.partitions(), settings.replicationFactor()).configs(configs));
    }
}

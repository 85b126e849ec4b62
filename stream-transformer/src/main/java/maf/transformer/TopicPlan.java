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
                    Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        }
        add(
                topics,
                settings,
                TransformProcessor.QUARANTINE,
                settings.maxMessageBytes() + ROOM_FOR_HEADERS,
                deleteAfter(settings.quarantineRetentionMs()));
        return topics;
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

package maf.transformer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import maf.contract.wire.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A setting in which a topic differs from the plan, and the consequence: corrected if the setting endangers rows and the
 * correction loses nothing, refused if the correction might delete records, otherwise respected as the operator's choice.
 */
sealed interface TopicDifference {
    /** As in Kafka's documentation. */
    String setting();

    record Corrected(String setting, String was, String wanted) implements TopicDifference {}

    record Refused(String setting, String was, String wanted, String why) implements TopicDifference {}

    record Respected(String setting, String was, String wanted) implements TopicDifference {}

    /** All differences of one topic, in the settings' alphabetical order. */
    static List<TopicDifference> between(NewTopic wanted, Map<String, String> actual) {
        var found = new ArrayList<TopicDifference>();
        new TreeMap<>(wanted.configs()).forEach((setting, value) -> {
            var was = actual.get(setting);
            if (!value.equals(was)) {
                found.add(classify(wanted.name(), setting, was, value));
            }
        });
        return found;
    }

    private static TopicDifference classify(String topic, String setting, String was, String wanted) {
        var endangers =
                switch (setting) {
                    case TopicConfig.MAX_MESSAGE_BYTES_CONFIG ->
                        was == null || Long.parseLong(was) < Long.parseLong(wanted);
                    case TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG ->
                        true;
                    case TopicConfig.CLEANUP_POLICY_CONFIG -> wanted.equals(TopicConfig.CLEANUP_POLICY_COMPACT);
                    default -> false;
                };
        if (endangers) {
            return new Corrected(setting, was, wanted);
        }
        return setting.equals(TopicConfig.CLEANUP_POLICY_CONFIG) && topic.equals(Topics.QUARANTINE)
                ? new Refused(setting, was, wanted, "compaction would drop all but one refused record of a key")
                : new Respected(setting, was, wanted);
    }
}

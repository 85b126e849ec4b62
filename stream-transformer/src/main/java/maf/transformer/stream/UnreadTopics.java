package maf.transformer.stream;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import maf.contract.wire.ConsumerGroups;
import maf.contract.wire.Topics;
import maf.runtime.kafka.ConsumerLag;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of cleansed topics that no contract names any more, as after its file was renamed, while the sink has not read them to the end. */
record UnreadTopics(Admin admin) {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadTopics.class);

    /** @param planned names of the topics that the contracts need */
    void warn(Set<String> planned) throws InterruptedException {
        try {
            look(planned);
        } catch (ExecutionException e) { // only a hint, for which nothing may stop
            LOG.atWarn().setCause(e.getCause()).log("Cannot look for cleansed topics without a contract");
        }
    }

    private void look(Set<String> planned) throws InterruptedException, ExecutionException {
        var left = admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(Topics.CLEANSED_PREFIX) && !planned.contains(topic))
                .toList();
        for (var topic : admin.describeTopics(left).allTopicNames().get().values()) {
            var unread = ConsumerLag.of(admin, ConsumerGroups.PHOENIX_SINK, partitions(topic)).values().stream()
                    .mapToLong(ConsumerLag::offsets)
                    .sum();
            if (unread > 0) {
                LOG.atWarn()
                        .addKeyValue("topic", topic.name())
                        .addKeyValue("rows", unread)
                        .log(
                                "No contract has this topic's name, so its unread rows are not stored: was its file renamed?");
            }
        }
    }

    private static List<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }
}

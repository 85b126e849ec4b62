package maf.transformer.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import maf.runtime.InvalidConfigurationException;
import maf.runtime.Program;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates missing topics, and checks existing ones. */
public record TopicSetup(Admin admin, Map<String, NewTopic> wanted) {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
    private static final long PAUSE_MS = 500;

    /**
     * Returns when every topic exists and is correct, or when the program is asked to stop. Waits for an unreachable
     * broker.
     *
     * @param waiting receives what the program is waiting for
     * @return Kafka's ids of the topics by name; none when it is asked to stop
     * @throws InvalidConfigurationException if a topic has a different number of partitions, or a setting that would lose
     *     records
     */
    public Map<String, String> run(Program.StopSignal stop, Consumer<String> waiting)
            throws InterruptedException, ExecutionException {
        do {
            try {
                var ids = new HashMap<String, String>();
                if (attempt(ids)) {
                    checkSettings();
                    new UnreadTopics(admin).warn(wanted.keySet());
                    return ids;
                }
            } catch (ExecutionException e) {
                // while a cluster starts, it has fewer brokers than replicas
                if (!(e.getCause() instanceof RetriableException)
                        && !(e.getCause() instanceof InvalidReplicationFactorException)) {
                    throw e;
                }
                waiting.accept("Waiting for the Kafka broker: " + e.getCause().getMessage());
            }
        } while (!stop.await(PAUSE_MS));
        return Map.of();
    }

    /** True if all topics existed already: topics created now are checked in the next attempt. */
    private boolean attempt(Map<String, String> ids) throws InterruptedException, ExecutionException {
        var missing = new ArrayList<NewTopic>();
        var descriptions = admin.describeTopics(wanted.keySet()).topicNameValues();
        for (var topic : wanted.values()) {
            try {
                var found = descriptions.get(topic.name()).get();
                refuseOtherPartitions(topic, found.partitions().size());
                ids.put(topic.name(), found.topicId().toString());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                missing.add(topic);
            }
        }
        for (var topic : missing) {
            create(topic);
        }
        return missing.isEmpty();
    }

    private static void refuseOtherPartitions(NewTopic topic, int partitions) {
        if (partitions != topic.numPartitions()) {
            throw new InvalidConfigurationException("Topic " + topic.name() + " has " + partitions
                    + " partitions, but all topics must have " + topic.numPartitions()
                    + " (TOPIC_PARTITIONS): a row's events stay in the partition of the same number."
                    + " Set TOPIC_PARTITIONS to what the topics have, or start with empty topics.");
        }
    }

    private void create(NewTopic topic) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(List.of(topic)).all().get();
            LOG.atInfo().addKeyValue("topic", topic.name()).log("Topic created");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) { // another process has created it meanwhile
                throw e;
            }
        }
    }

    private void checkSettings() throws InterruptedException, ExecutionException {
        var resources = wanted.keySet().stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        for (var described : admin.describeConfigs(resources).all().get().entrySet()) {
            var actual = new HashMap<String, String>();
            described.getValue().entries().forEach(entry -> actual.put(entry.name(), entry.value()));
            var topic = described.getKey().name();
            for (var difference : TopicDifference.between(wanted.get(topic), actual)) {
                settle(topic, difference);
            }
        }
    }

    private void settle(String topic, TopicDifference difference) throws InterruptedException, ExecutionException {
        if (difference instanceof TopicDifference.Refused refused) {
            throw refusal(topic, refused.setting(), refused.was(), refused.wanted(), refused.why());
        } else if (difference instanceof TopicDifference.Corrected corrected) {
            correct(topic, corrected);
        } else if (difference instanceof TopicDifference.Respected respected) {
            LOG.atInfo()
                    .addKeyValue("topic", topic)
                    .addKeyValue("setting", respected.setting())
                    .addKeyValue("was", respected.was())
                    .addKeyValue("planned", respected.wanted())
                    .log("Topic setting differs from the plan, left unchanged");
        }
    }

    private void correct(String topic, TopicDifference.Corrected difference)
            throws InterruptedException, ExecutionException {
        var change =
                new AlterConfigOp(new ConfigEntry(difference.setting(), difference.wanted()), AlterConfigOp.OpType.SET);
        try {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                throw e;
            }
            throw refusal(
                    topic,
                    difference.setting(),
                    difference.was(),
                    difference.wanted(),
                    "and it cannot be changed from here: " + e.getCause().getMessage());
        }
        LOG.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("setting", difference.setting())
                .addKeyValue("was", difference.was())
                .addKeyValue("now", difference.wanted())
                .log("Topic setting endangered rows, corrected");
    }

    private static InvalidConfigurationException refusal(
            String topic, String setting, String was, String wanted, String why) {
        return new InvalidConfigurationException("Topic " + topic + " has " + setting + "=" + was + ", but needs "
                + wanted + ": " + why + ". Set it with kafka-configs.sh --alter --topic " + topic + " --add-config "
                + setting + "=" + wanted + " and start again.");
    }
}

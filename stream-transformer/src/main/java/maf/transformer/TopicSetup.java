package maf.transformer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import maf.runtime.InvalidConfigurationException;
import maf.runtime.Program;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing and refuses those that have another number of partitions. */
record TopicSetup(Admin admin, Map<String, NewTopic> wanted) {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
    private static final long PAUSE_MS = 500;

    /**
     * Returns once every topic is there, or when the program is asked to stop. A broker that cannot be reached is waited
     * for.
     *
     * @param waiting hears what it waits for
     * @throws InvalidConfigurationException when a topic has another number of partitions than wanted
     */
    void run(Program.StopSignal stop, Consumer<String> waiting) throws InterruptedException, ExecutionException {
        do {
            try {
                if (attempt()) {
                    return;
                }
            } catch (ExecutionException e) {
                // fewer brokers than copies is what a cluster looks like while it starts
                if (!(e.getCause() instanceof RetriableException)
                        && !(e.getCause() instanceof InvalidReplicationFactorException)) {
                    throw e;
                }
                waiting.accept("Waiting for the Kafka broker: " + e.getCause().getMessage());
            }
        } while (!stop.await(PAUSE_MS));
    }

    /** True when all topics were there already: what is created now is looked at again. */
    private boolean attempt() throws InterruptedException, ExecutionException {
        var complete = true;
        for (var topic : wanted.values()) {
            var partitions = partitions(topic.name());
            if (partitions.isEmpty()) {
                create(topic);
                complete = false;
            } else if (partitions.get() != topic.numPartitions()) {
                throw new InvalidConfigurationException("Topic " + topic.name() + " has " + partitions.get()
                        + " partitions, but all topics must have " + topic.numPartitions()
                        + " (TOPIC_PARTITIONS): a row's events stay in the partition of the same number."
                        + " Set TOPIC_PARTITIONS to what the topics have, or start with empty topics.");
            }
        }
        return complete;
    }

    private Optional<Integer> partitions(String topic) throws InterruptedException, ExecutionException {
        try {
            var description = admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get();
            return Optional.of(description.partitions().size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void create(NewTopic topic) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(List.of(topic)).all().get();
            LOG.atInfo().addKeyValue("topic", topic.name()).log("Topic created");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) { // another process was quicker
                throw e;
            }
        }
    }
}

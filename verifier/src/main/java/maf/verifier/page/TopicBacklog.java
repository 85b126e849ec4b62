package maf.verifier.page;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import maf.runtime.kafka.ConsumerLag;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Number of records in each topic that its consumer group has not processed. */
final class TopicBacklog implements AutoCloseable {
    private static final int TIMEOUT_MS = 2000;
    private static final String NAMES_MS = "60000";

    private final Map<String, String> readers;
    private final Admin admin;
    private Map<String, Integer> partitions = Map.of();
    private long partitionsAskedNanos;

    /** @param readers topic and the consumer group that reads it */
    TopicBacklog(String bootstrapServers, Map<String, String> readers) {
        this.readers = readers;
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Integer.toString(TIMEOUT_MS),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Integer.toString(TIMEOUT_MS),
                AdminClientConfig.METADATA_MAX_AGE_CONFIG,
                NAMES_MS));
    }

    /**
     * By topic. A transaction ends with a marker, which is no record but takes an offset: one open offset in a partition
     * counts as none.
     *
     * @throws ExecutionException when Kafka does not answer
     */
    Map<String, Long> byTopic() throws ExecutionException, InterruptedException {
        try {
            var byGroup =
                    existing().stream().collect(Collectors.groupingBy(partition -> readers.get(partition.topic())));
            var waiting = new TreeMap<String, Long>();
            for (var group : byGroup.entrySet()) {
                ConsumerLag.of(admin, group.getKey(), group.getValue())
                        .forEach((partition, lag) ->
                                waiting.merge(partition.topic(), Math.max(0, lag.offsets() - 1), Long::sum));
            }
            return waiting;
        } catch (TimeoutException | KafkaException e) {
            throw new ExecutionException(e);
        }
    }

    private Collection<TopicPartition> existing() throws ExecutionException, InterruptedException, TimeoutException {
        if (partitions.size() < readers.size()
                || System.nanoTime() - partitionsAskedNanos > TimeUnit.MINUTES.toNanos(1)) {
            var names = admin.listTopics().names().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
            partitions = admin
                    .describeTopics(
                            readers.keySet().stream().filter(names::contains).toList())
                    .allTopicNames()
                    .get(TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> entry.getValue().partitions().size()));
            partitionsAskedNanos = System.nanoTime();
        }
        var all = new java.util.ArrayList<TopicPartition>();
        partitions.forEach((topic, count) -> {
            for (var number = 0; number < count; number++) {
                all.add(new TopicPartition(topic, number));
            }
        });
        return all;
    }

    @Override
    public void close() {
        admin.close();
    }
}

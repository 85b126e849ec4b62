package maf.benchmarks.transformer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import maf.benchmarks.movie.MovieEvents;
import maf.benchmarks.process.Broker;
import maf.benchmarks.process.TopicLoader;
import maf.contract.wire.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The transformer's topics on the benchmark's broker. */
public final class TransformerTopics {
    private static final String NEVER_IN_A_BENCHMARK_MS = "86400000";

    private final Broker broker;
    private long loaded;

    TransformerTopics(Broker broker) {
        this.broker = broker;
    }

    boolean exist(Collection<String> names) throws InterruptedException, ExecutionException {
        return broker.admin().listTopics().names().get().containsAll(names);
    }

    /**
     * Disables compaction, so that all cleansed records can be counted and the log cleaner does not disturb a
     * measurement.
     */
    void keepAll() throws InterruptedException, ExecutionException {
        var lag = new AlterConfigOp(
                new ConfigEntry(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, NEVER_IN_A_BENCHMARK_MS),
                AlterConfigOp.OpType.SET);
        broker.admin()
                .incrementalAlterConfigs(results().stream()
                        .filter(topic -> topic.startsWith(Topics.CLEANSED_PREFIX))
                        .collect(Collectors.toMap(
                                topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic), topic -> List.of(lag))))
                .all()
                .get();
    }

    /** Writes movie events to their raw topic until it has {@code count}. */
    void load(long count) {
        new TopicLoader(broker, "The raw topic")
                .send(loaded, count, at -> MovieEvents.at(at).in(MovieEvents.TOPIC));
        loaded = Math.max(loaded, count);
    }

    long loaded() {
        return loaded;
    }

    /** Returns the current end offsets of all topics that the transformer writes to. */
    Map<TopicPartition, Long> resultEnds() throws InterruptedException, ExecutionException {
        return ends(broker.admin(), results());
    }

    private Set<String> results() throws InterruptedException, ExecutionException {
        return broker.admin().listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(Topics.CLEANSED_PREFIX) || topic.equals(Topics.QUARANTINE))
                .collect(Collectors.toSet());
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Set<String> topics)
            throws InterruptedException, ExecutionException {
        var partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(part -> new TopicPartition(topic.name(), part.partition())))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        var ends = new HashMap<TopicPartition, Long>();
        admin.listOffsets(partitions).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }
}

package maf.verifier.lag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.wire.ConsumerGroups;
import maf.runtime.kafka.ConsumerLag;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Metrics of the records that each stage has not processed yet, by topic. They come from Kafka, not from the stages, so they
 * exist and grow while a stage is down.
 */
public final class GroupLagMetrics implements AutoCloseable {
    private static final int PAUSE_SECONDS = 5;

    private final Admin admin;
    private final Map<Stage, Double> lags = new ConcurrentHashMap<>();
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(GroupLagMetrics::daemon);

    private record Stage(String group, String topic) {}

    public GroupLagMetrics(String bootstrapServers, Collection<TableContract> contracts, MeterRegistry registry) {
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PAUSE_SECONDS * 1000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PAUSE_SECONDS * 1000));
        for (var contract : contracts) {
            contract.sources().stream()
                    .map(Source::topic)
                    .forEach(topic -> lags.put(new Stage(ConsumerGroups.STREAM_TRANSFORMER, topic), Double.NaN));
            lags.put(new Stage(ConsumerGroups.PHOENIX_SINK, contract.topic()), Double.NaN);
        }
        lags.keySet()
                .forEach(stage -> Gauge.builder("maf.group.lag", () -> lags.get(stage))
                        .description("Records between the group's committed offset and the end of the topic")
                        .tags("group", stage.group(), "topic", stage.topic())
                        .register(registry));
    }

    /** Starts polling. The metrics are NaN before the first answer. */
    public void start() {
        var unused = asking.scheduleWithFixedDelay(this::ask, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "group-lag");
        thread.setDaemon(true);
        return thread;
    }

    private void ask() {
        for (var group : Set.of(ConsumerGroups.STREAM_TRANSFORMER, ConsumerGroups.PHOENIX_SINK)) {
            var stages = lags.keySet().stream()
                    .filter(stage -> stage.group().equals(group))
                    .toList();
            try {
                for (var stage : stages) {
                    lags.put(stage, lag(stage));
                }
            } catch (ExecutionException | KafkaException e) {
                stages.forEach(stage -> lags.put(stage, Double.NaN));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // closing
                return;
            }
        }
    }

    /** NaN for a topic that does not exist yet. */
    private double lag(Stage stage) throws ExecutionException, InterruptedException {
        var topic = stage.topic();
        var partitions = new ArrayList<TopicPartition>();
        try {
            admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .partitions()
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Double.NaN;
            }
            throw e;
        }
        return ConsumerLag.of(admin, stage.group(), partitions).values().stream()
                .mapToLong(ConsumerLag::offsets)
                .sum();
    }

    @Override
    public void close() {
        asking.shutdownNow();
        admin.close(Duration.ZERO);
    }
}

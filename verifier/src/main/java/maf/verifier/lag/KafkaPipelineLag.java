package maf.verifier.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.wire.ConsumerGroups;
import maf.runtime.kafka.ConsumerLag;
import maf.runtime.kafka.TopicScan;
import maf.verifier.source.RawTopic;
import maf.verifier.table.UnavailableException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Tells how far the pipeline is from the positions of its stages, never from the rows: for connectors from event times and
 * heartbeats, for transformer and sink from the committed offsets of their groups.
 */
public final class KafkaPipelineLag implements AutoCloseable {
    private static final long ASK_AGAIN_MS = 100;

    private final Admin admin;
    private final TopicScan scan;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Duration patience;

    /** @param patience how long {@link PipelineLag#settle} may take */
    public KafkaPipelineLag(String bootstrapServers, Duration patience) {
        this.patience = patience;
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
        admin = Admin.create(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000"));
        scan = new TopicScan(bootstrapServers);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The lag of one table: of the connectors, topics and groups on its path. */
    public PipelineLag of(TableContract contract) {
        var raw = contract.sources().stream().map(Source::topic).distinct().toList();
        return () -> settle(raw, contract.topic());
    }

    private void settle(List<String> raw, String cleansed) throws UnavailableException, InterruptedException {
        var asked = Instant.now();
        var deadline = asked.plus(patience);
        try {
            var connectors = raw.stream().map(RawTopic::sourceOf).distinct().toList();
            new ConnectorLag(consumer, connectors).await(asked, deadline);
            await(ConsumerGroups.STREAM_TRANSFORMER, raw, deadline);
            await(ConsumerGroups.PHOENIX_SINK, List.of(cleansed), deadline);
        } catch (KafkaException | ExecutionException e) {
            throw new UnavailableException(
                    "Cannot read from Kafka how far the pipeline is: " + e.getMessage() + ". Check that Kafka runs", e);
        }
    }

    /** Waits until the group has processed what is committed in its topics now. */
    private void await(String group, List<String> topics, Instant deadline)
            throws UnavailableException, InterruptedException, ExecutionException {
        var ends = consumer.endOffsets(scan.partitions(topics));
        while (true) {
            var open = unread(group, ends);
            if (open.isEmpty()) {
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new UnavailableException(group + " has not caught up with "
                        + open.keySet().stream()
                                .map(TopicPartition::topic)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + " within " + patience.toSeconds()
                        + " s: check that it runs; ./pipeline status shows its lag");
            }
            Thread.sleep(ASK_AGAIN_MS); // between two polls of Kafka
        }
    }

    /** Partitions with records, not only transaction markers, between the group's offset and {@code ends}. */
    private Map<TopicPartition, Long> unread(String group, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        var next = ConsumerLag.nextOffsets(admin, group, ends.keySet());
        var unread = new HashMap<TopicPartition, Long>();
        ends.forEach((partition, end) -> {
            var from = next.get(partition);
            if (from < end) {
                scan.read(Map.of(partition, from), record -> {
                    if (record.offset() < end) {
                        unread.put(partition, record.offset());
                    }
                    return false;
                });
            }
        });
        return unread;
    }

    @Override
    public void close() {
        scan.close();
        consumer.close();
        admin.close();
    }
}

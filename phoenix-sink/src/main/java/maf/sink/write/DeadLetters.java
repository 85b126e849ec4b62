package maf.sink.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import maf.contract.wire.MafHeaders;
import maf.contract.wire.Topics;
import maf.sink.read.RefusedRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The topic of records that the store refused, with their original key, value and headers, and the reason in headers. */
public final class DeadLetters implements AutoCloseable {

    /** Records refused for their size must fit here, so the limit is the largest that the broker's request limit allows. */
    public static final int MOST_BYTES = 32 * 1024 * 1024;

    private final Producer<byte[], byte[]> producer;
    private final Clock clock;

    public DeadLetters(Producer<byte[], byte[]> producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /** Creates the topic if it is missing. */
    public static void create(Admin admin, int partitions, short replicationFactor, long retentionMs)
            throws ExecutionException, InterruptedException {
        var topic = new NewTopic(Topics.DEAD_LETTERS, partitions, replicationFactor)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(retentionMs),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MOST_BYTES)));
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /**
     * Sends all records and waits until the broker has acknowledged them.
     *
     * @throws ExecutionException if one is not acknowledged; the caller then sends all of them again
     */
    void send(List<RefusedRecord> refused) throws ExecutionException, InterruptedException {
        var sent = new ArrayList<Future<?>>();
        for (var each : refused) {
            sent.add(producer.send(deadLetter(each)));
        }
        for (var each : sent) {
            each.get();
        }
    }

    private ProducerRecord<byte[], byte[]> deadLetter(RefusedRecord refused) {
        var record = refused.record();
        var headers = new RecordHeaders(record.headers().toArray());
        set(headers, MafHeaders.TABLE, refused.table());
        set(headers, MafHeaders.REASON, refused.reason().code());
        set(headers, MafHeaders.DETAIL, refused.detail());
        set(headers, MafHeaders.TOPIC, record.topic());
        set(headers, MafHeaders.PARTITION, Integer.toString(record.partition()));
        set(headers, MafHeaders.OFFSET, Long.toString(record.offset()));
        set(headers, MafHeaders.TIMESTAMP, Long.toString(record.timestamp()));
        set(headers, MafHeaders.FAILED_AT_MS, Long.toString(clock.millis()));
        return new ProducerRecord<>(Topics.DEAD_LETTERS, null, null, record.key(), record.value(), headers);
    }

    private static void set(RecordHeaders headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}

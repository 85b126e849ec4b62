package maf.benchmarks.transformer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import maf.runtime.Program;
import maf.transformer.cleanse.CleansingResult;
import maf.transformer.cleanse.RecordCleanser;
import maf.transformer.cleanse.RecordOrigin;
import maf.transformer.cleanse.TableCleanser;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Consumes, cleanses and produces records, and commits in transactions as often as the transformer does. */
final class TransactionalLoop implements ConsumerRebalanceListener {
    private static final Duration LONGEST_POLL = Duration.ofMillis(100); // poll.ms of Kafka Streams

    private static final int RECORDS_PER_LOOK_AT_CLOCK = 100;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final RecordCleanser cleanser;
    private final Map<String, String> topicIds;
    private final long commitIntervalNanos;
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    private long committedAt = System.nanoTime();

    TransactionalLoop(
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaProducer<byte[], byte[]> producer,
            RecordCleanser cleanser,
            Map<String, String> topicIds,
            long commitIntervalMs) {
        this.consumer = consumer;
        this.producer = producer;
        this.cleanser = cleanser;
        this.topicIds = topicIds;
        this.commitIntervalNanos = TimeUnit.MILLISECONDS.toNanos(commitIntervalMs);
    }

    void run(Program.StopSignal stop) {
        producer.initTransactions();
        consumer.subscribe(cleanser.topics(), this);
        while (!stop.isAsked()) {
            var records = consumer.poll(done.isEmpty() ? LONGEST_POLL : untilCommit());
            for (var partition : records.partitions()) {
                records.records(partition).forEach(this::transfer);
            }
            commitIfDue();
        }
        commit();
    }

    private void transfer(ConsumerRecord<byte[], byte[]> raw) {
        if (done.isEmpty()) {
            producer.beginTransaction();
        }
        process(raw);
        done.put(new TopicPartition(raw.topic(), raw.partition()), new OffsetAndMetadata(raw.offset() + 1));
        if (raw.offset() % RECORDS_PER_LOOK_AT_CLOCK == 0) {
            commitIfDue();
        }
    }

    private void commitIfDue() {
        if (System.nanoTime() - committedAt >= commitIntervalNanos) {
            commit();
        }
    }

    private Duration untilCommit() {
        return Duration.ofNanos(Math.max(0, committedAt + commitIntervalNanos - System.nanoTime()));
    }

    private void process(ConsumerRecord<byte[], byte[]> raw) {
        var origin = new RecordOrigin(
                raw.topic(), topicIds.get(raw.topic()), raw.partition(), raw.offset(), raw.timestamp());
        for (var result : cleanser.cleanse(raw.topic(), raw.key(), raw.value(), raw.timestamp())) {
            if (result instanceof CleansingResult.Accepted accepted) {
                accepted.changes().forEach(change -> send(change, accepted, origin));
            } else if (result instanceof CleansingResult.Refused refused) {
                throw refused.refusal(); // all events are valid
            }
        }
    }

    private void send(TableCleanser.Change change, CleansingResult.Accepted accepted, RecordOrigin origin) {
        var record = new ProducerRecord<>(
                accepted.contract().topic(),
                origin.partition(),
                origin.timestamp(),
                change.key().get(),
                change.recordValue(),
                origin.cleansed(accepted.origin()));
        var unused = producer.send(record); // the commit reports failures
    }

    private void commit() {
        committedAt = System.nanoTime();
        if (!done.isEmpty()) {
            producer.sendOffsetsToTransaction(done, consumer.groupMetadata());
            producer.commitTransaction();
            done.clear();
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
}

package maf.transformer.quarantine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import maf.transformer.tool.ToolException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes each batch of a redrive atomically. Only one redrive can run: a second one fences the first. */
final class RedriveTransaction implements AutoCloseable {
    private static final int LARGEST_REQUEST = 64 * 1024 * 1024;
    private static final int TIMEOUT_MS = 60_000;

    private final KafkaProducer<byte[], byte[]> producer;

    /** After this, no earlier redrive can commit anything. */
    RedriveTransaction(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG, "quarantine-redrive",
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TIMEOUT_MS,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST,
                        ProducerConfig.BUFFER_MEMORY_CONFIG, LARGEST_REQUEST,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                        ProducerConfig.LINGER_MS_CONFIG, 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close();
            throw new ToolException("Kafka did not start a transaction: " + e.getMessage(), e);
        }
    }

    /**
     * Sends all in their order and commits.
     *
     * @return the position of each record
     * @throws ToolException if nothing was written
     */
    List<RecordMetadata> commit(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            producer.beginTransaction();
            var sent = new ArrayList<Future<RecordMetadata>>();
            records.forEach(record -> sent.add(producer.send(record)));
            producer.commitTransaction();
            var places = new ArrayList<RecordMetadata>();
            for (var each : sent) {
                places.add(each.get());
            }
            return places;
        } catch (KafkaException | ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException("interrupted", e);
        }
    }

    private ToolException failure(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return new ToolException(
                        "Another redrive has started and processes the rest: only one can run at a time. What this one had not committed"
                                + " was not sent.",
                        failure);
            }
        }
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            failure.addSuppressed(e); // the broker aborts it after the timeout
        }
        return new ToolException(
                "Kafka did not accept the records, and nothing of this batch was sent: " + failure.getMessage()
                        + ". Run the command again: it continues where it stopped.",
                failure);
    }

    @Override
    public void close() {
        producer.close();
    }
}

package maf.benchmarks.process;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Loads a topic with batches like the pipeline's: see connect-config/worker.properties and the transformer's
 * properties.
 *
 * @param what the topic as messages name it, such as "The raw topic"
 */
public record TopicLoader(Broker broker, String what) {
    /** Sends the records from {@code from} (inclusive) to {@code to} (exclusive). Returns when the broker has them. */
    public void send(long from, long to, LongFunction<ProducerRecord<byte[], byte[]>> record) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.address(),
                "compression.type", "lz4",
                "linger.ms", "5",
                "batch.size", "262144");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var failure = new AtomicReference<Exception>();
            for (var at = from; at < to; at++) {
                var unused = producer.send(record.apply(at), (place, problem) -> failure.compareAndSet(null, problem));
            }
            producer.flush();
            if (failure.get() != null) {
                throw new BenchmarkException(what + " cannot be loaded: " + failure.get());
            }
        }
    }
}

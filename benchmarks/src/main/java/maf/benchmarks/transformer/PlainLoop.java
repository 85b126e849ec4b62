package maf.benchmarks.transformer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import maf.contract.yaml.CheckedContracts;
import maf.runtime.Program;
import maf.transformer.cleanse.RecordCleanser;
import maf.transformer.stream.QuarantineExceptionHandler;
import maf.transformer.stream.TransformerConfig;
import maf.transformer.stream.TransformerMetrics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The program that the stream transformer is compared with: the same contract step in a plain transactional loop, one
 * loop for each thread of the transformer. Argument: the transformer's configuration file, whose client settings are
 * used as Kafka Streams derives them.
 */
public final class PlainLoop {
    private static final long LONGEST_STOP_SECONDS = 10;

    private PlainLoop() {}

    public static void main(String[] arguments) {
        Program.run("plain-loop", stop -> run(TransformerConfig.read(Path.of(arguments[0]), System.getenv()), stop));
    }

    private static void run(TransformerConfig settings, Program.StopSignal stop) throws Exception {
        var checked = CheckedContracts.read(settings.tables());
        Supplier<RecordCleanser> cleanser = () -> RecordCleanser.of(checked.contracts(), checked.rules());
        var handlerContext = QuarantineExceptionHandler.Context.of(
                checked.contracts(), settings.sizeLimits(), new TransformerMetrics(new SimpleMeterRegistry()));
        var streams = new StreamsConfig(settings.streams(handlerContext));
        var failure = new AtomicReference<Throwable>();
        var topicIds = topicIds(streams, cleanser.get());
        var threads = streams.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            for (var thread = 0; thread < threads; thread++) {
                var consumer = consumer(streams, thread);
                var producer = producer(streams, thread);
                pool.execute(() -> {
                    try (producer;
                            consumer) {
                        new TransactionalLoop(
                                        consumer,
                                        producer,
                                        cleanser.get(),
                                        topicIds,
                                        streams.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG))
                                .run(stop);
                    } catch (RuntimeException | Error e) {
                        failure.compareAndSet(null, e);
                        stop.ask();
                    }
                });
            }
            stop.await();
        } finally {
            pool.shutdown();
            pool.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        }
        if (failure.get() != null) {
            throw new IllegalStateException("The loop failed", failure.get());
        }
    }

    /** Kafka's ids of the raw topics, which the transformer writes to the headers of its records. */
    private static Map<String, String> topicIds(StreamsConfig streams, RecordCleanser cleanser) throws Exception {
        try (var admin = Admin.create(streams.getAdminConfigs("plain"))) {
            return admin.listTopics().listings().get().stream()
                    .filter(topic -> cleanser.topics().contains(topic.name()))
                    .collect(Collectors.toMap(
                            TopicListing::name, topic -> topic.topicId().toString()));
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(StreamsConfig streams, int thread) {
        var settings = streams.getMainConsumerConfigs(group(streams), "plain-" + thread, thread);
        // the assignor of Kafka Streams works only with its tasks
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static KafkaProducer<byte[], byte[]> producer(StreamsConfig streams, int thread) {
        Map<String, Object> settings = streams.getProducerConfigs("plain-" + thread);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group(streams) + "-plain-" + thread);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static String group(StreamsConfig streams) {
        return streams.getString(StreamsConfig.APPLICATION_ID_CONFIG);
    }
}

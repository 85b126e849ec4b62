package maf.transformer.stream;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;
import maf.runtime.LogRateLimiter;
import maf.transformer.cleanse.RecordOrigin;
import maf.transformer.cleanse.SizeLimits;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles exceptions of our own code outside {@link maf.transformer.cleanse.RecordCleanser}: the record goes to Kafka Streams'
 * dead letter topic, which is the quarantine, once for each table, and the stream continues.
 *
 * <p>Kafka Streams' own handlers would put stack traces with parts of the row into headers, lose the partition, and also
 * continue after a failure of the broker, which is not an error of the record. What the producer or the broker refuses has
 * already aborted the whole transaction and cannot be handled here: {@link SizeLimits} prevents it.
 */
public final class QuarantineExceptionHandler implements ProcessingExceptionHandler, DeserializationExceptionHandler {
    /** Key of the {@link Context} in Kafka Streams' configuration, the only way to pass something to a handler. */
    static final String CONTEXT = "maf.quarantine.exception.handler";

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineExceptionHandler.class);

    private final LogRateLimiter pace = new LogRateLimiter();
    private Context config;
    private String quarantine;

    /**
     * What the handler needs.
     *
     * @param tables names of the tables that each raw topic feeds
     */
    public record Context(Map<String, List<String>> tables, SizeLimits limits, TransformerMetrics metrics) {
        public static Context of(List<TableContract> contracts, SizeLimits limits, TransformerMetrics metrics) {
            var tables = contracts.stream()
                    .flatMap(contract -> contract.sources().stream()
                            .map(Source::topic)
                            .distinct()
                            .map(topic -> Map.entry(topic, contract.table().toString())))
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
            return new Context(tables, limits, metrics);
        }
    }

    @Override
    public void configure(Map<String, ?> settings) {
        config = (Context) settings.get(CONTEXT);
        quarantine = (String) settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        // A sink node fails because of Kafka, not of the record, and the record's bytes are no longer available.
        return failure instanceof KafkaException || !context.processorNodeId().equals(TransformerTopology.PROCESSOR)
                ? ProcessingExceptionHandler.Response.fail()
                : ProcessingExceptionHandler.Response.resume(
                        letters(context, context.sourceRawKey(), context.sourceRawValue(), failure));
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> raw, Exception failure) {
        return DeserializationExceptionHandler.Response.resume(letters(context, raw.key(), raw.value(), failure));
    }

    private List<ProducerRecord<byte[], byte[]>> letters(
            ErrorHandlerContext context, byte[] key, byte[] value, Exception failure) {
        var origin = new RecordOrigin(context.topic(), context.partition(), context.offset(), context.timestamp());
        pace.next(origin.topic())
                .ifPresent(count -> LOG.atError()
                        .addKeyValue("topic", origin.topic())
                        .addKeyValue("partition", origin.partition())
                        .addKeyValue("offset", origin.offset())
                        .addKeyValue("reason", QuarantineReason.INTERNAL_ERROR.code())
                        .addKeyValue("detail", RefusedException.of(failure).getMessage())
                        .addKeyValue("refused", count)
                        .log("Record quarantined after an error in this program"));
        return config.tables().get(origin.topic()).stream()
                .map(table -> letter(origin, table, key, value, failure))
                .toList();
    }

    private ProducerRecord<byte[], byte[]> letter(
            RecordOrigin origin, String table, byte[] key, byte[] value, Exception failure) {
        var nowMs = System.currentTimeMillis();
        var entry = QuarantineEntry.of(origin, table, RefusedException.of(failure), key, value, nowMs, config.limits());
        config.metrics().table(table).quarantined(entry.reason());
        return new ProducerRecord<>(
                quarantine,
                origin.partition(),
                nowMs,
                QuarantineEntry.bytes(entry.key()),
                QuarantineEntry.bytes(entry.value()),
                entry.headers());
    }
}

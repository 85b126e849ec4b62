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
 * The net under the processor: a record at which our own code outside the judge fails goes to Kafka Streams' dead letter
 * topic, which is the quarantine, once for each table, and the stream goes on.
 *
 * <p>Kafka Streams' own handlers would put stack traces with pieces of the row into headers, lose the partition, and go
 * on after a failure of the broker as well, which is no fault of the record. What the producer or the broker refuses has
 * aborted the whole transaction and is not for this net: {@link SizeLimits} prevents it.
 */
public final class QuarantineExceptionHandler implements ProcessingExceptionHandler, DeserializationExceptionHandler {
    /** Key of the {@link Net} among Kafka Streams' settings, which is how a handler is given anything. */
    static final String NET = "maf.last.resort";

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineExceptionHandler.class);

    private final LogRateLimiter pace = new LogRateLimiter();
    private Net net;
    private String quarantine;

    /**
     * What it needs to know.
     *
     * @param tables names of the tables that each raw topic feeds
     */
    public record Net(Map<String, List<String>> tables, SizeLimits limits, TransformerMetrics metrics) {
        public static Net of(List<TableContract> contracts, SizeLimits limits, TransformerMetrics metrics) {
            var tables = contracts.stream()
                    .flatMap(contract -> contract.sources().stream()
                            .map(Source::topic)
                            .distinct()
                            .map(topic -> Map.entry(topic, contract.table().toString())))
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
            return new Net(tables, limits, metrics);
        }
    }

    @Override
    public void configure(Map<String, ?> settings) {
        net = (Net) settings.get(NET);
        quarantine = (String) settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        // A sink node's failure is Kafka's, not the record's, and by then the record's bytes are let go.
        return failure instanceof KafkaException || !context.processorNodeId().equals(TransformerTopology.STEP)
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
                        .log("Record quarantined by the last resort: a fault of this program"));
        return net.tables().get(origin.topic()).stream()
                .map(table -> letter(origin, table, key, value, failure))
                .toList();
    }

    private ProducerRecord<byte[], byte[]> letter(
            RecordOrigin origin, String table, byte[] key, byte[] value, Exception failure) {
        var nowMs = System.currentTimeMillis();
        var entry = QuarantineEntry.of(origin, table, RefusedException.of(failure), key, value, nowMs, net.limits());
        net.metrics().table(table).quarantined(entry.reason());
        return new ProducerRecord<>(
                quarantine,
                origin.partition(),
                nowMs,
                QuarantineEntry.bytes(entry.key()),
                QuarantineEntry.bytes(entry.value()),
                entry.headers());
    }
}

package maf.transformer;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges each raw record for every table that its topic feeds, for each on its own, and sends it on: to the sink node
 * named like the table's cleansed topic, or to the one of the quarantine.
 */
final class TransformProcessor implements Processor<byte[], byte[], Routed, byte[]> {
    static final String QUARANTINE = "quarantine";
    private static final Logger LOG = LoggerFactory.getLogger(TransformProcessor.class);

    private final Judge judge;
    private final TransformerMetrics metrics;
    private ProcessorContext<Routed, byte[]> context;

    TransformProcessor(Judge judge, TransformerMetrics metrics) {
        this.judge = judge;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Routed, byte[]> context) {
        this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> raw) {
        var place = context.recordMetadata().orElseThrow(); // there is always one: no punctuator here
        var origin = new RecordOrigin(place.topic(), place.partition(), place.offset(), raw.timestamp());
        metrics.recordIn(origin.topic());
        for (var judgement : judge.judge(origin.topic(), raw.key(), raw.value(), raw.timestamp())) {
            if (judgement instanceof Judgement.Accepted accepted) {
                accepted.changes().forEach(change -> send(change, accepted, origin));
                accepted.drift().forEach(column -> metrics.drifted(table(accepted), column));
            } else if (judgement instanceof Judgement.Refused refused) {
                quarantine(raw, origin, refused);
            }
        }
    }

    private void send(TableStep.Change change, Judgement.Accepted accepted, RecordOrigin origin) {
        var table = table(accepted);
        byte[] value = null;
        if (change instanceof TableStep.Change.Put put) {
            value = put.value().get();
            metrics.cleansed(table);
        } else if (change instanceof TableStep.Change.LeaveOut) {
            metrics.filtered(table);
        } else {
            metrics.deleted(table);
        }
        var key = new Routed(origin.partition(), change.key());
        context.forward(
                new Record<>(key, value, origin.timestamp(), origin.cleansed(accepted.origin())),
                accepted.contract().topic());
    }

    private static String table(Judgement judgement) {
        return judgement.contract().table().toString();
    }

    private void quarantine(Record<byte[], byte[]> raw, RecordOrigin origin, Judgement.Refused refused) {
        var table = table(refused);
        var refusal = refused.refusal();
        metrics.quarantined(table, refusal.reason());
        var grave = refusal.reason() == Reason.INTERNAL_ERROR || refusal.reason() == Reason.TRUNCATE;
        (grave ? LOG.atWarn() : LOG.atDebug())
                .addKeyValue("table", table)
                .addKeyValue("topic", origin.topic())
                .addKeyValue("partition", origin.partition())
                .addKeyValue("offset", origin.offset())
                .addKeyValue("reason", refusal.reason().code())
                .addKeyValue("detail", refusal.getMessage())
                .log("Record quarantined");
        var headers = origin.quarantined(table, refusal, context.currentSystemTimeMs());
        context.forward(
                new Record<>(
                        new Routed(origin.partition(), Bytes.wrap(raw.key())),
                        raw.value(),
                        origin.timestamp(),
                        headers),
                QUARANTINE);
    }
}

package maf.transformer;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

    private final Map<String, List<TableStep>> stepsByTopic;
    private final TransformerMetrics metrics;
    private ProcessorContext<Routed, byte[]> context;

    TransformProcessor(Map<String, List<TableStep>> stepsByTopic, TransformerMetrics metrics) {
        this.stepsByTopic = stepsByTopic;
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
        var steps = stepsByTopic.get(origin.topic());
        try {
            var event = guarded(() -> Envelope.read(raw.key(), raw.value(), raw.timestamp()));
            steps.forEach(step -> judge(step, event, raw, origin));
        } catch (RefusedException noEvent) { // judge lets none out
            steps.forEach(step -> quarantine(raw, origin, step, noEvent));
        }
    }

    private void judge(TableStep step, ChangeEvent event, Record<byte[], byte[]> raw, RecordOrigin origin) {
        try {
            guarded(() -> step.judge(event)).forEach(change -> send(change, step, origin, event.origin()));
        } catch (RefusedException refusal) {
            quarantine(raw, origin, step, refusal);
        }
    }

    /** Only our own code runs in here: what it throws belongs to this record alone, and the stream goes on. */
    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (RefusedException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) { // its message may quote the row: keep the place alone
            var frames = e.getStackTrace();
            throw new RefusedException(
                    Reason.INTERNAL_ERROR, e.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]));
        }
    }

    private void send(TableStep.Change change, TableStep step, RecordOrigin origin, ChangeEvent.Origin event) {
        var table = step.contract().table().toString();
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
                new Record<>(key, value, origin.timestamp(), origin.cleansed(event)),
                step.contract().topic());
    }

    private void quarantine(Record<byte[], byte[]> raw, RecordOrigin origin, TableStep step, RefusedException refusal) {
        var table = step.contract().table().toString();
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

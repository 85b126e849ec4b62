package maf.transformer.stream;

import io.micrometer.core.instrument.Counter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import maf.contract.model.TableContract;
import maf.contract.wire.QuarantineReason;
import maf.contract.wire.Topics;
import maf.runtime.LogRateLimiter;
import maf.transformer.cleanse.CleansingResult;
import maf.transformer.cleanse.RecordCleanser;
import maf.transformer.cleanse.RecordOrigin;
import maf.transformer.cleanse.SizeLimits;
import maf.transformer.cleanse.TableCleanser;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies to each raw record the contract of every table that its topic feeds, and forwards the result: to the sink node named
 * like the table's cleansed topic, or to that of the quarantine. Confined to one thread.
 */
public final class TransformProcessor implements Processor<byte[], byte[], PartitionedKey, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(TransformProcessor.class);

    private final RecordCleanser cleanser;
    private final Map<String, String> topicIds;
    private final SizeLimits limits;
    private final LogRateLimiter pace = new LogRateLimiter();
    private final TransformerMetrics metrics;
    private final Map<String, Counter> in = new HashMap<>();
    // By identity: the hash of a contract covers all its content.
    private final IdentityHashMap<TableContract, Target> targets = new IdentityHashMap<>();
    private final List<Outgoing> outgoing = new ArrayList<>();
    private ProcessorContext<PartitionedKey, byte[]> context;
    private int untilTimed;

    /** Where a contract's rows go; the texts are created once instead of for every record. */
    private record Target(String topic, String table) {
        static Target of(TableContract contract) {
            return new Target(contract.topic(), contract.table().toString());
        }
    }

    private record Outgoing(String node, Record<PartitionedKey, byte[]> record) {}

    /** @param topicIds Kafka's ids of the raw topics by name, as far as they are known */
    TransformProcessor(
            RecordCleanser cleanser, SizeLimits limits, TransformerMetrics metrics, Map<String, String> topicIds) {
        this.cleanser = cleanser;
        this.topicIds = topicIds;
        this.limits = limits;
        this.metrics = metrics;
        cleanser.topics().forEach(topic -> in.put(topic, metrics.recordsIn(topic)));
    }

    @Override
    public void init(ProcessorContext<PartitionedKey, byte[]> context) {
        this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> raw) {
        var place = context.recordMetadata().orElseThrow(); // always present: there is no punctuator
        var origin = new RecordOrigin(
                place.topic(), topicIds.get(place.topic()), place.partition(), place.offset(), raw.timestamp());
        in.get(origin.topic()).increment();
        outgoing.clear(); // left over if our code failed on the last record
        if (untilTimed-- > 0) {
            cleanse(raw, origin);
        } else {
            untilTimed = TransformerMetrics.TIMED_ONE_OF - 1;
            var began = System.nanoTime();
            cleanse(raw, origin);
            metrics.processing.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
        // Only now, because with the first forward Kafka Streams releases the bytes that the exception handler would
        // quarantine.
        outgoing.forEach(out -> context.forward(out.record(), out.node()));
    }

    private void cleanse(Record<byte[], byte[]> raw, RecordOrigin origin) {
        for (var result : cleanser.cleanse(origin.topic(), raw.key(), raw.value(), raw.timestamp())) {
            var target = targets.computeIfAbsent(result.contract(), Target::of);
            var allowed = result.within(limits);
            if (allowed instanceof CleansingResult.Refused refused) {
                quarantine(raw, origin, target.table(), refused);
            } else if (allowed instanceof CleansingResult.Accepted accepted) {
                accept(origin, target, accepted);
            }
        }
    }

    private void accept(RecordOrigin origin, Target target, CleansingResult.Accepted accepted) {
        var figures = metrics.table(target.table());
        if (accepted.changes().isEmpty()) {
            figures.ignored.increment();
            return;
        }
        for (var change : accepted.changes()) {
            outgoing.add(new Outgoing(
                    target.topic(),
                    new Record<>(
                            new PartitionedKey(origin.partition(), change.key()),
                            change.recordValue(),
                            origin.timestamp(),
                            origin.cleansed(accepted.origin()))));
        }
        count(figures, accepted);
        accepted.drift().forEach(column -> drifted(origin, target.table(), column));
    }

    private void drifted(RecordOrigin origin, String table, String column) {
        metrics.table(table).drift(column).increment();
        pace.next(table + " lacks " + column)
                .ifPresent(count -> LOG.atWarn()
                        .addKeyValue("table", table)
                        .addKeyValue("columns", column)
                        .addKeyValue("topic", origin.topic())
                        .addKeyValue("partition", origin.partition())
                        .addKeyValue("offset", origin.offset())
                        .addKeyValue("rows", count)
                        .log("Source no longer has the field of a column, the stored value is kept"));
    }

    /** A record counts once for each table, by the final state of its row. */
    private static void count(TableMetrics figures, CleansingResult.Accepted accepted) {
        var changes = accepted.changes();
        var last = changes.get(changes.size() - 1);
        (last instanceof TableCleanser.Change.Put
                        ? figures.cleansed
                        : last instanceof TableCleanser.Change.LeaveOut ? figures.filtered : figures.deleted)
                .increment();
        if (changes.size() > 1) {
            figures.rekeyed.increment();
        }
        figures.delay(accepted.origin(), System.currentTimeMillis());
    }

    private void quarantine(
            Record<byte[], byte[]> raw, RecordOrigin origin, String table, CleansingResult.Refused refused) {
        var refusal = refused.refusal();
        var nowMs = context.currentSystemTimeMs();
        var entry = QuarantineEntry.of(origin, table, refusal, raw.key(), raw.value(), nowMs, limits);
        metrics.table(table).quarantined(entry.reason());
        tell(origin, table, refused);
        // With the current time, because the quarantine's retention uses it; a header has the raw record's time.
        outgoing.add(new Outgoing(
                Topics.QUARANTINE,
                new Record<>(
                        new PartitionedKey(origin.partition(), entry.key()),
                        QuarantineEntry.bytes(entry.value()),
                        nowMs,
                        entry.headers())));
    }

    /** Logs position and reason, never content; docs/logs.md says how many of a burst are logged. */
    private void tell(RecordOrigin origin, String table, CleansingResult.Refused refused) {
        var reason = refused.refusal().reason();
        pace.next(table + " " + reason.code())
                .ifPresent(count -> LOG.atWarn()
                        .addKeyValue("table", table)
                        .addKeyValue("source", origin.source(refused.position()))
                        .addKeyValue("topic", origin.topic())
                        .addKeyValue("partition", origin.partition())
                        .addKeyValue("offset", origin.offset())
                        .addKeyValue("reason", reason.code())
                        .addKeyValue("detail", RecordOrigin.detail(refused.refusal()))
                        .addKeyValue("refused", count)
                        .log(
                                reason == QuarantineReason.TRUNCATE
                                        ? "Source table truncated, the table needs a comparison with it"
                                        : "Record quarantined"));
    }
}

package maf.sink.write;

import java.util.List;
import java.util.concurrent.ExecutionException;
import maf.contract.wire.Topics;
import maf.runtime.LogRateLimiter;
import maf.sink.monitor.SinkHealth;
import maf.sink.monitor.SinkMetrics;
import maf.sink.read.CleansedReader;
import maf.sink.read.RefusedRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes refused records durable in {@code dead-letters}, however long that topic is unavailable. Thread-safe. */
final class DeadLetterWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWriter.class);

    /** In characters; the pipeline's own are below 100, but a header of another program can contain anything. */
    private static final int LONGEST_SOURCE = 300;

    private final DeadLetters letters;
    private final SinkMetrics metrics;
    private final SinkHealth state;
    private final LogRateLimiter logLimiter = new LogRateLimiter();

    DeadLetterWriter(DeadLetters letters, SinkMetrics metrics, SinkHealth state) {
        this.letters = letters;
        this.metrics = metrics;
        this.state = state;
    }

    /** Returns when the broker has all of them; only an interrupt ends it earlier. */
    void write(List<RefusedRecord> refused) throws InterruptedException {
        if (refused.isEmpty()) {
            return;
        }
        var pause = new RetryDelay();
        while (true) {
            try {
                letters.send(refused);
                state.unstuck(refused);
                break;
            } catch (ExecutionException | KafkaException e) {
                var cause = e instanceof ExecutionException && e.getCause() instanceof Exception inner ? inner : e;
                state.stuck(
                        refused, "the topic " + Topics.DEAD_LETTERS + " cannot be written, so no offset moves", cause);
                pause.await();
            }
        }
        for (var each : refused) {
            metrics.table(each.table()).deadLettered(each.reason());
            tell(each);
        }
    }

    private void tell(RefusedRecord refused) {
        var record = refused.record();
        var reason = refused.reason().code();
        var source = CleansedReader.source(record);
        logLimiter
                .next(refused.table() + " " + reason)
                .ifPresent(count -> LOG.atWarn()
                        .addKeyValue("table", refused.table())
                        .addKeyValue("source", source == null || source.length() > LONGEST_SOURCE ? "unknown" : source)
                        .addKeyValue("topic", record.topic())
                        .addKeyValue("partition", record.partition())
                        .addKeyValue("offset", record.offset())
                        .addKeyValue("reason", reason)
                        .addKeyValue("detail", refused.detail())
                        .addKeyValue("refused", count)
                        .log("Record dead-lettered"));
    }
}

package maf.sink;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes refused records durable in {@code dead-letters}, however long that topic cannot be written. For any thread. */
final class DeadLetterWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWriter.class);

    private final DeadLetters letters;
    private final SinkMetrics metrics;
    private final SinkState state;

    DeadLetterWriter(DeadLetters letters, SinkMetrics metrics, SinkState state) {
        this.letters = letters;
        this.metrics = metrics;
        this.state = state;
    }

    /** Returns when the broker has them all; only an interrupt ends it earlier. */
    void bury(List<Refused> refused) throws InterruptedException {
        if (refused.isEmpty()) {
            return;
        }
        var pause = new Pause();
        while (true) {
            try {
                letters.send(refused);
                state.unstuck(refused);
                break;
            } catch (ExecutionException | KafkaException e) {
                var cause = e instanceof ExecutionException && e.getCause() instanceof Exception inner ? inner : e;
                state.stuck(
                        refused, "the topic " + DeadLetters.TOPIC + " cannot be written, so no offset moves", cause);
                pause.await();
            }
        }
        for (var each : refused) {
            metrics.table(each.table()).deadLettered(each.reason());
            LOG.atWarn()
                    .addKeyValue("table", each.table())
                    .addKeyValue("topic", each.record().topic())
                    .addKeyValue("partition", each.record().partition())
                    .addKeyValue("offset", each.record().offset())
                    .addKeyValue("reason", each.reason().code())
                    .log("A record went to {}: {}", DeadLetters.TOPIC, each.detail());
        }
    }
}

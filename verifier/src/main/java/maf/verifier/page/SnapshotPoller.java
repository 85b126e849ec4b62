package maf.verifier.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import maf.verifier.canary.CanaryView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a snapshot once a second while somebody looks at the page. */
final class SnapshotPoller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotPoller.class);
    private static final long PAUSE_MS = 1000;
    private static final long WATCHED_NANOS = TimeUnit.SECONDS.toNanos(15);
    /** Counters of each program, each with the label to group by. */
    private static final Map<String, List<String>> COUNTERS = Map.of(
            PipelineSnapshot.TRANSFORMER,
            List.of("topic maf_records_in_total", "table maf_records_cleansed_total"),
            PipelineSnapshot.SINK,
            List.of("table maf_rows_upserted_total", "table maf_rows_deleted_total"),
            "producer",
            List.of("table maf_producer_rows_total"));

    private final PipelineTopics topics;
    private final LivePage.Config config;
    private final ProgramClient programs;
    private final CounterRates rates = new CounterRates();
    private volatile long requestedAt = System.nanoTime() - WATCHED_NANOS;
    private volatile LiveStatus live;
    private TopicBacklog backlog;

    SnapshotPoller(LivePage.Config config) {
        this.config = config;
        topics = new PipelineTopics(config.contracts());
        programs = new ProgramClient(config.programs());
    }

    /** The latest status; null before the first one. The call keeps the poller running. */
    LiveStatus latest() {
        requestedAt = System.nanoTime();
        return live;
    }

    @Override
    public void run() {
        try {
            while (true) {
                if (System.nanoTime() - requestedAt < WATCHED_NANOS) {
                    poll();
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                } else {
                    live = null; // stale values would mislead
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS / 10);
                }
            }
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            Thread.currentThread().interrupt(); // stopping
        } finally {
            if (backlog != null) {
                backlog.close();
            }
        }
    }

    private void poll() throws InterruptedException {
        var asked = programs.ask();
        var growth = new HashMap<String, Map<String, Double>>();
        var now = System.nanoTime();
        asked.forEach((name, program) -> {
            for (var counter : COUNTERS.getOrDefault(name.endsWith("-producer") ? "producer" : name, List.of())) {
                var words = counter.split(" ", 2);
                growth.computeIfAbsent(words[1], key -> new HashMap<>())
                        .putAll(rates.by(program, words[0], words[1], now));
            }
        });
        CanaryView canary = config.canary().get();
        live = LiveStatus.of(
                topics,
                new PipelineSnapshot(asked, config.sourcesUp().get(), canary, backlog(), growth),
                config.compared().get());
    }

    private Map<String, Long> backlog() throws InterruptedException {
        try {
            if (backlog == null) {
                backlog = new TopicBacklog(config.bootstrapServers(), topics.readers());
            }
            return backlog.byTopic();
        } catch (ExecutionException | org.apache.kafka.common.KafkaException e) {
            LOG.atDebug().setCause(e).log("Backlog unknown: Kafka does not answer");
            return null;
        }
    }
}

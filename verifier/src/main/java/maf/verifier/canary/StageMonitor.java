package maf.verifier.canary;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the stage of late probes. While none is late, it does not query Kafka. */
final class StageMonitor implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StageMonitor.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String TIMEOUT_MS = "10000";

    private final List<ProbedSource> sources;
    private final String bootstrapServers;
    private final String cleansedTopic;

    StageMonitor(List<ProbedSource> sources, String bootstrapServers, String cleansedTopic) {
        this.sources = sources;
        this.bootstrapServers = bootstrapServers;
        this.cleansedTopic = cleansedTopic;
    }

    @Override
    public void run() {
        var ticker = new Ticker(PAUSE);
        try (var admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS))) {
            var topics = new ProbeTopicRetention(
                    admin, sources.stream().map(ProbedSource::rawTopic).toList());
            while (true) {
                ticker.await();
                topics.keepShort();
                locate(admin);
            }
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            Thread.currentThread().interrupt(); // stopping
        }
    }

    private void locate(Admin admin) throws InterruptedException {
        for (var source : sources) {
            var late = source.late(System.nanoTime());
            if (late.isEmpty()) {
                source.onTime();
            } else {
                source.isAt(stage(admin, source, late.get()));
            }
        }
    }

    private Optional<Stage> stage(Admin admin, ProbedSource source, Probe late) throws InterruptedException {
        try (var scan = new TopicScan(bootstrapServers)) {
            return Optional.of(new StageFinder(scan, admin, cleansedTopic).find(late, source.rawTopic()));
        } catch (org.apache.kafka.common.errors.InterruptException e) {
            throw e;
        } catch (KafkaException | ExecutionException e) {
            LOG.atDebug().setCause(e).log("Stage of a late probe unknown: Kafka does not answer");
            return Optional.empty();
        }
    }
}

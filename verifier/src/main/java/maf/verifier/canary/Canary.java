package maf.verifier.canary;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maf.contract.model.TableContract;
import maf.runtime.WorkerThreads;
import maf.verifier.source.RawTopic;
import maf.verifier.source.SourceLogin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes probes into the sources and waits until the store shows them: the delay that a user sees. Each source has its own
 * thread; one more reads the store, and one searches the topics for late probes.
 */
public final class Canary implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Canary.class);
    /** The contract whose table holds the probes. */
    public static final String CONTRACT = "canary";

    private final WorkerThreads threads = new WorkerThreads("canary-");
    private final List<ProbedSource> sources = new ArrayList<>();
    private final StorePoller poller;
    private final String offBecause;

    /**
     * Configuration of the canary.
     *
     * @param contracts the contracts that the pipeline runs with; without one named {@link #CONTRACT} the canary is off
     * @param interval between two probes into a source; zero turns the canary off
     * @param logins by source; a source without a user gets no probes
     */
    public record Config(
            List<TableContract> contracts,
            Duration interval,
            Map<String, SourceLogin> logins,
            String bootstrapServers) {
        private Optional<TableContract> contract() {
            return contracts.stream()
                    .filter(each -> each.name().equals(CONTRACT))
                    .findFirst();
        }

        private String offBecause() {
            if (interval.isZero()) {
                return "the canary is off: CANARY_INTERVAL_MS is 0";
            }
            return contract().isEmpty()
                    ? "the canary is off: these contracts have none named '" + CONTRACT + "'"
                    : null;
        }
    }

    private Canary(Config config, ProbeStore store, MeterRegistry registry) {
        offBecause = config.offBecause();
        poller = new StorePoller(sources, store);
        if (offBecause == null) {
            var contract = config.contract().orElseThrow();
            contract.sources().forEach(source -> {
                var name = RawTopic.sourceOf(source.topic());
                var login = config.logins().get(name);
                if (login == null) {
                    LOG.atWarn().addKeyValue("database", name).log("No user configured for probes into this source");
                } else {
                    var probed = new ProbedSource(source.topic(), config.interval(), registry);
                    sources.add(probed);
                    threads.start(
                            name,
                            new ProbeWriter(probed, ProbeTable.of(login, source.topic()), poller, config.interval()));
                }
            });
            threads.start("store", poller);
            threads.start("stages", new StageMonitor(sources, config.bootstrapServers(), contract.topic()));
        } else {
            LOG.atInfo().log(offBecause);
        }
    }

    /** Starts at once, or logs why not. */
    public static Canary start(Config config, ProbeStore store, MeterRegistry registry) {
        return new Canary(config, store, registry);
    }

    public CanaryView view() {
        return offBecause == null
                ? new CanaryView(
                        true,
                        "",
                        poller.readable(),
                        sources.stream().map(ProbedSource::view).toList())
                : CanaryView.off(offBecause);
    }

    @Override
    public void close() {
        threads.close();
    }
}

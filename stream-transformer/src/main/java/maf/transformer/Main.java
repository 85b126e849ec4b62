package maf.transformer;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import maf.contract.CheckedContracts;
import maf.contract.InvalidContractException;
import maf.runtime.Health;
import maf.runtime.HealthServer;
import maf.runtime.InvalidConfigurationException;
import maf.runtime.Program;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream transformer: raw topics to cleansed topics and quarantine. Argument: its configuration file. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) {
        Program.run("stream-transformer", stop -> {
            if (arguments.length != 1) {
                throw new InvalidConfigurationException("Give one argument: the configuration file");
            }
            run(Settings.read(Path.of(arguments[0]), System.getenv()), stop);
        });
    }

    private static void run(Settings settings, Program.StopSignal stop) throws Exception {
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var health = new AtomicReference<>(Health.notReady("Reading the table contracts"));
        try {
            var tables = CheckedContracts.read(settings.tables());
            var contracts = tables.contracts();
            var topology = TransformerTopology.of(contracts, tables.rules(), new TransformerMetrics(metrics));
            try (var http = new HealthServer(settings.httpHost(), settings.httpPort(), health::get, metrics)) {
                LOG.atInfo()
                        .addKeyValue("port", http.port())
                        .addKeyValue("tables", contracts.size())
                        .log("Started");
                health.set(Health.notReady("Waiting for the Kafka broker"));
                try (var admin = Admin.create(
                        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()))) {
                    new TopicSetup(admin, TopicPlan.of(contracts, settings))
                            .run(stop, waiting -> health.set(Health.notReady(waiting)));
                }
                if (!stop.isAsked()) {
                    StreamsRun.untilAsked(topology, settings.streams(), stop, health::set);
                }
            }
        } catch (InvalidContractException e) {
            throw new InvalidConfigurationException(
                    "The table contracts in " + settings.tables() + " do not hold together:\n" + e.getMessage());
        }
    }
}

package maf.transformer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import maf.contract.model.TableContract;
import maf.contract.rule.RowRules;
import maf.contract.wire.ConsumerGroups;
import maf.contract.yaml.CheckedContracts;
import maf.contract.yaml.InvalidContractException;
import maf.runtime.Health;
import maf.runtime.HealthServer;
import maf.runtime.InvalidConfigurationException;
import maf.runtime.Program;
import maf.runtime.ProgramMetrics;
import maf.runtime.kafka.KafkaMeterFilter;
import maf.transformer.stream.InstanceId;
import maf.transformer.stream.QuarantineExceptionHandler;
import maf.transformer.stream.RawClients;
import maf.transformer.stream.StreamsRunner;
import maf.transformer.stream.TopicPlan;
import maf.transformer.stream.TopicSetup;
import maf.transformer.stream.TransformerConfig;
import maf.transformer.stream.TransformerMetrics;
import maf.transformer.stream.TransformerTopology;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream transformer: raw topics to cleansed topics and quarantine. Argument: its configuration file. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) {
        Program.run(ConsumerGroups.STREAM_TRANSFORMER, stop -> {
            if (arguments.length != 1) {
                throw new InvalidConfigurationException("Give one argument: the configuration file");
            }
            var settings = TransformerConfig.read(Path.of(arguments[0]), System.getenv());
            try {
                var tables = CheckedContracts.read(settings.tables());
                run(settings, tables.contracts(), tables.rules(), stop);
            } catch (InvalidContractException e) {
                throw new InvalidConfigurationException(
                        "The table contracts in " + settings.tables() + " are invalid:\n" + e.getMessage());
            }
        });
    }

    private static void run(
            TransformerConfig settings,
            List<TableContract> contracts,
            Map<String, RowRules> rules,
            Program.StopSignal stop)
            throws Exception {
        var health = new AtomicReference<>(Health.notReady("Waiting for the Kafka broker"));
        try (var instance = InstanceId.claim(settings.stateDirectory());
                var registry = new ProgramMetrics(new KafkaMeterFilter());
                var http =
                        new HealthServer(settings.httpHost(), settings.httpPort(), health::get, registry.prometheus());
                var admin = Admin.create(
                        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()))) {
            LOG.atInfo()
                    .addKeyValue("port", http.port())
                    .addKeyValue("tables", contracts.size())
                    .log("Started");
            registry.disk(settings.stateDirectory());
            var metrics = new TransformerMetrics(registry.prometheus());
            var handlerContext = QuarantineExceptionHandler.Context.of(contracts, settings.sizeLimits(), metrics);
            var properties = settings.streams(handlerContext);
            instance.id()
                    .ifPresent(id ->
                            properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
            var streams = new StreamsRunner(properties, new RawClients(metrics), registry.prometheus(), health::set);
            var topics = new TopicSetup(admin, TopicPlan.of(contracts, settings));
            boolean again;
            do {
                var topicIds = topics.run(stop, waiting -> health.set(Health.notReady(waiting)));
                again = !stop.isAsked()
                        && streams.endedByBroker(
                                TransformerTopology.of(contracts, rules, settings.sizeLimits(), metrics, topicIds),
                                stop);
            } while (again);
        }
    }
}

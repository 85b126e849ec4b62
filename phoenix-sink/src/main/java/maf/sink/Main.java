package maf.sink;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import maf.contract.model.TableContract;
import maf.contract.wire.ConsumerGroups;
import maf.contract.yaml.Contracts;
import maf.contract.yaml.InvalidContractException;
import maf.runtime.HealthServer;
import maf.runtime.InvalidConfigurationException;
import maf.runtime.Program;
import maf.runtime.Program.StopSignal;
import maf.runtime.ProgramMetrics;
import maf.runtime.kafka.KafkaMeterFilter;
import maf.sink.monitor.SinkHealth;
import maf.sink.monitor.SinkMetrics;
import maf.sink.read.BoundedDeserializer;
import maf.sink.read.Buffer;
import maf.sink.read.CleansedReader;
import maf.sink.read.TopicDiscovery;
import maf.sink.version.VersionCheckpoints;
import maf.sink.write.BatchWriter;
import maf.sink.write.DeadLetters;
import maf.sink.write.WriterThread;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Phoenix sink: {@code Main <config.properties>}. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] args) {
        Program.run(ConsumerGroups.PHOENIX_SINK, stop -> {
            if (args.length != 1) {
                throw new InvalidConfigurationException("Give one argument: the configuration file");
            }
            run(SinkConfig.read(Path.of(args[0]), System.getenv()), stop);
        });
    }

    private static void run(SinkConfig config, StopSignal stop) throws Exception {
        var contracts = contracts(config);
        var state = new SinkHealth();
        try (var registry = new ProgramMetrics(new KafkaMeterFilter());
                var health =
                        new HealthServer(config.httpHost(), config.httpPort(), state::health, registry.prometheus());
                var admin = Admin.create(config.admin())) {
            LOG.atInfo().addKeyValue("port", health.port()).log("Serving health and metrics");
            var metrics = new SinkMetrics(registry.prometheus());
            contracts.forEach(contract -> metrics.register(contract, state.tables()));
            var opened = new SinkStartup(config, contracts, state).await(admin, stop);
            if (opened.isEmpty()) {
                return;
            }
            var values = new BoundedDeserializer(config.limits().bytesOfPoll());
            try (var store = opened.get();
                    var deadLetters =
                            new DeadLetters(new KafkaProducer<>(config.deadLetterProducer()), Clock.systemUTC());
                    var writer = new WriterThread(
                            new BatchWriter(store, deadLetters, metrics, state, config.writerThreads()));
                    var consumer = new KafkaConsumer<>(config.consumer(), new ByteArrayDeserializer(), values);
                    var figures = new KafkaClientMetrics(consumer)) {
                var readers = CleansedReader.byTopic(contracts, store::hasColumn);
                var buffer = new Buffer(config.limits());
                var topics = new TopicDiscovery(admin, readers.keySet());
                figures.bindTo(registry.prometheus());
                new SinkLoop(consumer, values, readers, buffer, writer, new VersionCheckpoints(admin), state, metrics)
                        .run(stop, topics);
            }
        }
    }

    private static List<TableContract> contracts(SinkConfig config) {
        try {
            return Contracts.read(config.tablesDir());
        } catch (InvalidContractException e) {
            throw new InvalidConfigurationException(e.getMessage());
        }
    }
}

package maf.local.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import maf.contract.wire.ConsumerGroups;
import maf.local.fixture.TestPipelines;
import maf.local.fixture.TimedStop;
import maf.local.fixture.ToolProcess;
import maf.local.process.Home;
import maf.local.process.LocalHttp;
import maf.local.process.Readiness;
import maf.local.process.ServerProcess;
import maf.local.process.Wait;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import maf.runtime.kafka.ConsumerLag;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker and two instances of the transformer. */
final class TwoTransformers implements AutoCloseable {
    static final String RAW = "mysql.maf.movie_ids";
    /** A cleansed topic of a contract whose file was renamed. */
    static final String RENAMED = "cleansed.renamed";

    static final int PARTITIONS = 4;
    static final List<String> NAMES = List.of("stream-transformer", "stream-transformer-2");

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Home home;
    private final Pipeline pipeline;
    private final int secondPort;

    private TwoTransformers(Home home, Pipeline pipeline, int secondPort) {
        this.home = home;
        this.pipeline = pipeline;
        this.secondPort = secondPort;
    }

    /** Starts only the broker. */
    static TwoTransformers withBroker(String folder) throws IOException {
        var pipeline = TestPipelines.open(folder, ContractFolder::shipped);
        try (var free = new ServerSocket(0)) {
            var two = new TwoTransformers(pipeline.home(), pipeline, free.getLocalPort());
            pipeline.start(List.of("kafka"));
            return two;
        }
    }

    String bootstrapServers() {
        return pipeline.connections().bootstrapServers();
    }

    Map<String, String> settings(String topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = admin()) {
            var settings = new HashMap<String, String>();
            admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .entries()
                    .forEach(entry -> settings.put(entry.name(), entry.value()));
            return settings;
        }
    }

    void read(List<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (var scan = new TopicScan(pipeline.connections().bootstrapServers())) {
            scan.read(topics, each);
        }
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", pipeline.connections().bootstrapServers()));
    }

    KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, pipeline.connections().bootstrapServers());
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(128 << 20));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Starts an instance and waits until it is ready. */
    void start(String name) throws Exception {
        if (name.equals(NAMES.get(0))) {
            pipeline.start(List.of(name));
            return;
        }
        var builder = pipeline.server(NAMES.get(0)).launch().prepare();
        builder.environment()
                .putAll(Map.of(
                        "HTTP_PORT",
                        Integer.toString(secondPort),
                        "STATE_DIR",
                        home.data(name).toString()));
        ServerProcess.launch(home, name, builder);
        if (!Wait.until(TIMEOUT, () -> Readiness.problem(() -> LocalHttp.get(secondPort, "/health/ready")) == null)) {
            throw new AssertionError(name + " does not become ready: see " + home.log(name));
        }
    }

    void kill(String name) {
        TimedStop.by("KILL", process(name), TIMEOUT);
    }

    /** Stops it gracefully and returns how long that took. */
    Duration stop(String name) {
        return TimedStop.by("TERM", process(name), TIMEOUT);
    }

    /** The number of records in a raw topic that the transformers have not finished. */
    long lag(String topic) throws Exception {
        try (var admin = admin();
                var scan = new TopicScan(bootstrapServers())) {
            return ConsumerLag.of(admin, ConsumerGroups.STREAM_TRANSFORMER, scan.partitions(List.of(topic)))
                    .values()
                    .stream()
                    .mapToLong(ConsumerLag::offsets)
                    .sum();
        }
    }

    /** The log of the first instance. */
    String log() {
        try {
            return Files.readString(home.log(NAMES.get(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the first instance shows of itself. */
    String metrics() throws Exception {
        return LocalHttp.get(pipeline.server(NAMES.get(0)).port(), "/metrics");
    }

    /** Runs {@code quarantine} to its end and returns its output. */
    String quarantine(String... arguments) {
        var tables = Map.of("TABLES_DIR", home.root().resolve("tables").toString());
        var running = ToolProcess.start(pipeline, tables, "quarantine", arguments);
        if (running.await() != 0) {
            throw new AssertionError(running.output() + running.errors());
        }
        return running.output();
    }

    boolean runs(String name) {
        return ServerProcess.running(home, name).isPresent();
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private ServerProcess process(String name) {
        return ServerProcess.running(home, name).orElseThrow(() -> new AssertionError(name + " does not run"));
    }

    @Override
    public void close() {
        ServerProcess.running(home, NAMES.get(1)).ifPresent(process -> {
            process.signal("TERM");
            process.awaitEnd(TIMEOUT);
        });
        pipeline.close();
    }
}

package maf.verifier;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import maf.runtime.InvalidConfigurationException;
import maf.runtime.ServiceConfig;
import maf.source.Environment;
import maf.source.Source;
import maf.source.yaml.Sources;
import maf.verifier.source.RawTopic;
import maf.verifier.source.SourceLogin;
import maf.verifier.table.UnavailableException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/** The verifier's configuration file. */
final class VerifierConfig {
    private static final String WATCH = "watch.";

    private static final ConfigDef KEYS = new ConfigDef()
            .define("bootstrap.servers", STRING, HIGH, "Kafka, which tells how far the pipeline is behind")
            .define("phoenix.url", STRING, HIGH, "jdbc:phoenix:<host>:<port of ZooKeeper>")
            .define("phoenix.lib.dir", STRING, HIGH, "Directory with the jars of Phoenix's client")
            .define("tables.dir", STRING, HIGH, "Directory of the table contracts")
            .define("sources.dir", STRING, HIGH, "Directory of the source files")
            .define("secrets.dir", STRING, HIGH, "Directory of the passwords and certificates that they name")
            .define(
                    "state.dir",
                    STRING,
                    HIGH,
                    "Directory for state that outlives the process, such as what --resume needs")
            .define("http.host", STRING, "127.0.0.1", LOW, "Address of health, metrics and live page")
            .define("http.port", INT, 0, Range.between(0, 65_535), HIGH, "Their port; 0 takes a free one")
            .define(
                    "interval.ms",
                    LONG,
                    900_000,
                    Range.atLeast(0),
                    MEDIUM,
                    "The service's pause between two comparisons of all tables")
            .define(
                    "rows.per.second",
                    INT,
                    0,
                    Range.atLeast(0),
                    MEDIUM,
                    "Limit of rows that the service reads from each side; 0: no limit")
            .define(
                    "canary.interval.ms",
                    LONG,
                    0,
                    Range.atLeast(0),
                    MEDIUM,
                    "The canary's pause between two probes into a source; 0 turns it off")
            .define(
                    "settle.timeout.ms",
                    LONG,
                    120_000,
                    Range.atLeast(1000),
                    LOW,
                    "How long the pipeline may take to catch up with the sources");

    private final ServiceConfig config;
    private final Environment environment;

    private VerifierConfig(ServiceConfig config, Map<String, String> variables) {
        this.config = config;
        this.environment = new Environment(variables, Path.of(config.string("secrets.dir")));
    }

    /** @throws InvalidConfigurationException if the file is not valid */
    static VerifierConfig read(Path file, Map<String, String> environment) {
        return new VerifierConfig(ServiceConfig.read(file, KEYS, environment, WATCH), environment);
    }

    /**
     * Login of a topic's source, which the topic's first word names.
     *
     * @throws UnavailableException if there is none; other tables can still be compared
     */
    SourceLogin source(String topic) throws UnavailableException {
        var name = RawTopic.sourceOf(topic);
        var found =
                readers().stream().filter(login -> login.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            throw UnavailableException.lasting(
                    "There is no source '" + name + "' for topic " + topic + ": write " + sourcesDir() + "/" + name
                            + ".yaml, or correct it",
                    null);
        }
        return found.get();
    }

    /** Logins of all sources for reading. */
    List<SourceLogin> readers() {
        return sources().stream()
                .map(source -> new SourceLogin(source, source.users().reader(), environment))
                .toList();
    }

    /** Logins for the canary, which writes; of the sources that let it. */
    List<SourceLogin> canaries() {
        return sources().stream()
                .filter(source -> source.canary().isPresent())
                .flatMap(source ->
                        source.users().canary().stream().map(user -> new SourceLogin(source, user, environment)))
                .toList();
    }

    /** The sources that can be read now; the keeper reports the files that cannot. */
    private List<Source> sources() {
        return Sources.readable(sourcesDir()).sources();
    }

    private Path sourcesDir() {
        return Path.of(config.string("sources.dir"));
    }

    /** Addresses of the other programs by name. */
    Map<String, URI> watched() {
        var watched = new TreeMap<String, URI>();
        config.withPrefix(WATCH).forEach((name, url) -> watched.put(name, URI.create(url.toString())));
        return watched;
    }

    Duration canaryInterval() {
        return Duration.ofMillis(config.number("canary.interval.ms"));
    }

    String bootstrapServers() {
        return config.string("bootstrap.servers");
    }

    String phoenixUrl() {
        return config.string("phoenix.url");
    }

    Path phoenixLibDir() {
        return Path.of(config.string("phoenix.lib.dir"));
    }

    Path tablesDir() {
        return Path.of(config.string("tables.dir"));
    }

    Path stateDir() {
        return Path.of(config.string("state.dir"));
    }

    String httpHost() {
        return config.string("http.host");
    }

    int httpPort() {
        return config.integer("http.port");
    }

    Duration interval() {
        return Duration.ofMillis(config.number("interval.ms"));
    }

    int rowsPerSecond() {
        return config.integer("rows.per.second");
    }

    Duration settleTimeout() {
        return Duration.ofMillis(config.number("settle.timeout.ms"));
    }
}

package maf.connectors;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import maf.runtime.ServiceConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/**
 * The keeper's configuration.
 *
 * @param connect URL of Kafka Connect's REST interface
 * @param sources the directory of source files
 * @param templates the directory of connectors' templates, one for each kind of source
 * @param secrets the directory of passwords and certificates
 * @param pollMs pause between two polls of Connect, in milliseconds
 * @param checkMs pause between two quick checks of a source whose connector runs, in milliseconds
 * @param wholeCheckMs pause between two whole checks of a source, in milliseconds
 * @param stableMs how long a connector must run before its restart pauses are reset, in milliseconds
 */
record KeeperConfig(
        URI connect,
        Path sources,
        Path templates,
        Path secrets,
        String host,
        int port,
        long pollMs,
        long checkMs,
        long wholeCheckMs,
        long stableMs) {
    private static final ConfigDef KNOWN = new ConfigDef()
            .define("connect.url", ConfigDef.Type.STRING, Importance.HIGH, "Kafka Connect's REST interface")
            .define("sources.dir", ConfigDef.Type.STRING, Importance.HIGH, "Directory of source files, *.yaml")
            .define(
                    "connectors.dir",
                    ConfigDef.Type.STRING,
                    Importance.HIGH,
                    "Directory of connectors' templates, <kind>.json")
            .define("secrets.dir", ConfigDef.Type.STRING, Importance.HIGH, "Directory of passwords and certificates")
            .define("http.host", ConfigDef.Type.STRING, Importance.HIGH, "Address that serves health and metrics")
            .define(
                    "http.port",
                    ConfigDef.Type.INT,
                    ConfigDef.NO_DEFAULT_VALUE,
                    Range.between(0, 65535),
                    Importance.HIGH,
                    "Port that serves health and metrics")
            .define(
                    "poll.interval.ms",
                    ConfigDef.Type.LONG,
                    1000L,
                    Range.atLeast(100),
                    Importance.LOW,
                    "Pause between two polls of Connect")
            .define(
                    "source.check.interval.ms",
                    ConfigDef.Type.LONG,
                    60_000L,
                    Range.atLeast(1000),
                    Importance.LOW,
                    "Pause between two quick checks of the settings of a source whose connector runs")
            .define(
                    "source.whole.check.interval.ms",
                    ConfigDef.Type.LONG,
                    3_600_000L,
                    Range.atLeast(WholeCheck.SOON_MS),
                    Importance.LOW,
                    "Pause between two checks of a source as a whole, as the command source check makes them")
            // Longer than a start that fails by a timeout (30 s in the drivers), so that repeated failures slow down.
            .define(
                    "stable.after.ms",
                    ConfigDef.Type.LONG,
                    60_000L,
                    Range.atLeast(0),
                    Importance.LOW,
                    "How long a connector must run before its restart pauses are reset");

    static KeeperConfig read(Path file, Map<String, String> environment) {
        var config = ServiceConfig.read(file, KNOWN, environment);
        return new KeeperConfig(
                URI.create(config.string("connect.url").replaceAll("/+$", "")),
                Path.of(config.string("sources.dir")),
                Path.of(config.string("connectors.dir")),
                Path.of(config.string("secrets.dir")),
                config.string("http.host"),
                config.integer("http.port"),
                config.number("poll.interval.ms"),
                config.number("source.check.interval.ms"),
                config.number("source.whole.check.interval.ms"),
                config.number("stable.after.ms"));
    }
}

package maf.producers.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.nio.file.Path;
import java.util.Optional;
import maf.runtime.ServiceConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/**
 * Input {@code export}.
 *
 * @param url the folder of the daily files, without a trailing slash
 * @param file a local file to apply instead
 * @param leastPercent minimum rows of a file in percent of the table's rows; 0 accepts any file
 * @param malformedPercent maximum percentage of a file's lines that are not rows
 * @param runRows rows sorted in memory at a time
 * @param stallMs time without a byte after which a download counts as stalled
 * @param pollMs pause between two requests for the next day's file
 */
public record ExportConfig(
        String url,
        Optional<Path> file,
        int leastPercent,
        double malformedPercent,
        int runRows,
        long stallMs,
        long pollMs) {
    static final ConfigDef.Validator NOT_NEGATIVE = (key, value) -> {
        try {
            if (!(Double.parseDouble((String) value) >= 0)) {
                throw new ConfigException(key, value, "must not be negative");
            }
        } catch (NumberFormatException e) {
            throw new ConfigException(key, value, "must be a number");
        }
    };

    static ConfigDef define(ConfigDef known) {
        return known.define("export.url", STRING, "https://files.tmdb.org/p/exports", HIGH, "folder of the daily files")
                .define("export.file", STRING, "", MEDIUM, "a local file instead, applied once")
                .define(
                        "export.least.percent",
                        INT,
                        90,
                        Range.between(0, 100),
                        MEDIUM,
                        "minimum rows of a file, in percent of the table's")
                .define(
                        "export.malformed.percent",
                        STRING,
                        "0.1",
                        NOT_NEGATIVE,
                        LOW,
                        "maximum percentage of lines that are not rows")
                .define("export.run.rows", INT, 50_000, Range.between(1_000, 10_000_000), LOW, "rows sorted in memory")
                .define(
                        "export.stall.ms",
                        LONG,
                        30_000L,
                        Range.atLeast(100),
                        LOW,
                        "longest time without data from the server")
                .define(
                        "export.poll.ms",
                        LONG,
                        600_000L,
                        Range.atLeast(100),
                        LOW,
                        "pause between checks for the next file");
    }

    static ExportConfig of(ServiceConfig config) {
        var file = config.string("export.file");
        return new ExportConfig(
                config.string("export.url").replaceAll("/+$", ""),
                file.isBlank() ? Optional.empty() : Optional.of(Path.of(file)),
                config.integer("export.least.percent"),
                Double.parseDouble(config.string("export.malformed.percent")),
                config.integer("export.run.rows"),
                config.number("export.stall.ms"),
                config.number("export.poll.ms"));
    }
}

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
 * @param url the folder of the daily files, without a slash at its end
 * @param file one local file instead
 * @param leastPercent of the table's rows that a file must have; 0 lets any file shrink the table
 * @param malformedPercent of a file's lines that may be no rows
 * @param runRows rows that are sorted in memory at a time
 * @param stallMs without a byte before a download counts as stuck
 * @param pollMs between two questions for the next day's file
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
                        "rows of a file against the table's")
                .define("export.malformed.percent", STRING, "0.1", NOT_NEGATIVE, LOW, "lines that may be no rows")
                .define("export.run.rows", INT, 50_000, Range.between(1_000, 10_000_000), LOW, "rows sorted in memory")
                .define("export.stall.ms", LONG, 30_000L, Range.atLeast(100), LOW, "longest silence of a server")
                .define("export.poll.ms", LONG, 600_000L, Range.atLeast(100), LOW, "between looks for the next file");
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

package maf.producers.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import maf.runtime.ServiceConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/**
 * The configuration of a producer; each has its own file.
 *
 * @param input where changes come from
 * @param url JDBC or MongoDB URL without credentials, because it is logged
 * @param batchRows rows per transaction of the inputs sample and export
 * @param state this producer's own folder: downloads, sorted rows, the last day of the sample
 */
public record ProducerConfig(
        Input input,
        String url,
        String user,
        String password,
        int batchRows,
        Path state,
        SampleConfig sample,
        ExportConfig export,
        GenerateConfig generate,
        String httpHost,
        int httpPort) {
    /** Where changes come from. */
    public enum Input {
        SAMPLE,
        EXPORT,
        GENERATE
    }

    /**
     * Input {@code sample}.
     *
     * @param days number of bundled days to apply
     * @param pauseMs pause between two days
     * @param rate rate of the generator after the days, in rows per second; 0 for none
     */
    public record SampleConfig(int days, long pauseMs, double rate) {
        /** The days in the jar. */
        public static final int BUNDLED_DAYS = 3;
    }

    private static final int MOST_BATCH_ROWS = 10_000;

    private static final ConfigDef KNOWN = GenerateConfig.define(ExportConfig.define(new ConfigDef()
            .define(
                    "input",
                    STRING,
                    "sample",
                    ValidString.in("sample", "export", "generate"),
                    HIGH,
                    "where changes come from")
            .define("database.url", STRING, HIGH, "JDBC or MongoDB URL without credentials")
            .define("database.user", STRING, HIGH, "may read and write the one table")
            .define("database.password", STRING, HIGH, "of database.user")
            .define("batch.rows", INT, 1_000, Range.between(1, MOST_BATCH_ROWS), LOW, "rows per transaction")
            .define("state.dir", STRING, HIGH, "folder for downloads and sorted rows")
            .define(
                    "sample.days",
                    INT,
                    SampleConfig.BUNDLED_DAYS,
                    Range.between(1, SampleConfig.BUNDLED_DAYS),
                    MEDIUM,
                    "bundled days to apply")
            .define("sample.pause.ms", LONG, 60_000L, Range.atLeast(0), LOW, "pause between two days")
            .define(
                    "sample.rate",
                    STRING,
                    "5",
                    ExportConfig.NOT_NEGATIVE,
                    MEDIUM,
                    "generated rows per second after the days, 0: none")
            .define("http.host", STRING, "127.0.0.1", LOW, "address for health and metrics")
            .define(
                    "http.port",
                    INT,
                    NO_DEFAULT_VALUE,
                    Range.between(0, 65_535),
                    HIGH,
                    "port for health and metrics")));

    public static ProducerConfig read(Path file, Map<String, String> environment) {
        var config = ServiceConfig.read(file, KNOWN, environment);
        return new ProducerConfig(
                Input.valueOf(config.string("input").toUpperCase(Locale.ROOT)),
                config.string("database.url"),
                config.string("database.user"),
                config.string("database.password"),
                config.integer("batch.rows"),
                Path.of(config.string("state.dir")),
                new SampleConfig(
                        config.integer("sample.days"),
                        config.number("sample.pause.ms"),
                        Double.parseDouble(config.string("sample.rate"))),
                ExportConfig.of(config),
                GenerateConfig.of(config),
                config.string("http.host"),
                config.integer("http.port"));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ProducerConfig[input=" + input + ", url=" + url + ", user=" + user + "]";
    }
}

package maf.producers.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import maf.runtime.InvalidConfigurationException;
import maf.runtime.ServiceConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/**
 * Input {@code generate}.
 *
 * @param rate rows per second, 0 for as fast as possible
 * @param rows changed rows after which the generator stops, 0 for no limit
 * @param seed the same seed on the same table gives the same changes
 * @param mix weights of the operations
 * @param manyPercent percentage of transactions that have {@code manyRows} rows; the others have one
 * @param skew 1 changes all rows equally often; a higher value prefers the same popular rows
 * @param burst how often and how much faster
 * @param refusedPercent percentage of written rows that break a rule of the shipped contracts
 * @param leastRows below this number of rows every change is an insert
 * @param knownRows rows kept in memory, about 250 bytes each; in a larger table only these change
 */
public record GenerateConfig(
        double rate,
        long rows,
        long seed,
        Mix mix,
        double manyPercent,
        int manyRows,
        double skew,
        Burst burst,
        double refusedPercent,
        int leastRows,
        int knownRows) {
    /** Weights; only their proportion matters. */
    public record Mix(int inserts, int updates, int deletes) {
        public Mix {
            if (inserts < 0 || updates < 0 || deletes < 0 || inserts + updates + deletes == 0) {
                throw new InvalidConfigurationException(
                        "generate.inserts, generate.updates and generate.deletes must" + " not be negative or all 0");
            }
        }
    }

    /**
     * For {@code lengthMs} out of every {@code everyMs} the rate is {@code factor} times as high; 0 ms disables bursts.
     */
    public record Burst(double factor, long lengthMs, long everyMs) {}

    static ConfigDef define(ConfigDef known) {
        return known.define(
                        "generate.rate",
                        STRING,
                        "5",
                        ExportConfig.NOT_NEGATIVE,
                        HIGH,
                        "rows per second, 0: as fast as possible")
                .define("generate.rows", LONG, 0L, Range.atLeast(0), MEDIUM, "rows after which it stops, 0: no limit")
                .define("generate.seed", LONG, 1L, MEDIUM, "seed of the random numbers")
                .define("generate.inserts", INT, 15, Range.atLeast(0), MEDIUM, "weight")
                .define("generate.updates", INT, 70, Range.atLeast(0), MEDIUM, "weight")
                .define("generate.deletes", INT, 15, Range.atLeast(0), MEDIUM, "weight")
                .define(
                        "generate.many.percent",
                        STRING,
                        "5",
                        ExportConfig.NOT_NEGATIVE,
                        LOW,
                        "percentage of large transactions")
                .define("generate.many.rows", INT, 100, Range.between(1, 10_000), LOW, "rows of a large transaction")
                .define("generate.skew", STRING, "2", ExportConfig.NOT_NEGATIVE, LOW, "1: even")
                .define("generate.burst.factor", STRING, "1", ExportConfig.NOT_NEGATIVE, LOW, "factor of the rate")
                .define("generate.burst.ms", LONG, 0L, Range.atLeast(0), LOW, "length of a burst")
                .define("generate.burst.every.ms", LONG, 60_000L, Range.atLeast(1), LOW, "from start to start")
                .define(
                        "generate.refused.percent",
                        STRING,
                        "0",
                        ExportConfig.NOT_NEGATIVE,
                        LOW,
                        "percentage of rows for quarantine")
                .define(
                        "generate.least.rows",
                        INT,
                        1_000,
                        Range.atLeast(1),
                        LOW,
                        "rows up to which all changes are inserts")
                .define("generate.known.rows", INT, 50_000, Range.atLeast(1), LOW, "rows kept in memory");
    }

    static GenerateConfig of(ServiceConfig config) {
        return new GenerateConfig(
                decimal(config, "generate.rate"),
                config.number("generate.rows"),
                config.number("generate.seed"),
                new Mix(
                        config.integer("generate.inserts"),
                        config.integer("generate.updates"),
                        config.integer("generate.deletes")),
                decimal(config, "generate.many.percent"),
                config.integer("generate.many.rows"),
                decimal(config, "generate.skew"),
                new Burst(
                        decimal(config, "generate.burst.factor"),
                        config.number("generate.burst.ms"),
                        config.number("generate.burst.every.ms")),
                decimal(config, "generate.refused.percent"),
                config.integer("generate.least.rows"),
                config.integer("generate.known.rows"));
    }

    private static double decimal(ServiceConfig config, String key) {
        return Double.parseDouble(config.string(key));
    }

    public GenerateConfig withRate(double other) {
        return new GenerateConfig(
                other, rows, seed, mix, manyPercent, manyRows, skew, burst, refusedPercent, leastRows, knownRows);
    }
}

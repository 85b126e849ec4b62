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
 * @param rate rows a second, 0 for as fast as possible
 * @param rows changed rows after which it rests, 0 for never
 * @param seed the same seed on the same table gives the same changes
 * @param mix how often each operation
 * @param manyPercent of the transactions have {@code manyRows} rows, the others one
 * @param skew 1 changes all rows alike; the higher, the more often the same popular ones
 * @param burst when and how much faster
 * @param refusedPercent of the written rows break a rule of the shipped contracts
 * @param leastRows below so many rows everything is an insert
 * @param knownRows rows kept in memory, about 250 bytes each; of a larger table only these change
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
    /** Weights, of which only the proportion counts. */
    public record Mix(int inserts, int updates, int deletes) {
        public Mix {
            if (inserts < 0 || updates < 0 || deletes < 0 || inserts + updates + deletes == 0) {
                throw new InvalidConfigurationException(
                        "generate.inserts, generate.updates and generate.deletes must" + " not be negative, nor all 0");
            }
        }
    }

    /** For {@code lengthMs} out of every {@code everyMs} the rate is {@code factor} times as high; 0 ms for never. */
    public record Burst(double factor, long lengthMs, long everyMs) {}

    static ConfigDef define(ConfigDef known) {
        return known.define(
                        "generate.rate", STRING, "5", ExportConfig.NOT_NEGATIVE, HIGH, "rows/s, 0: as fast as possible")
                .define("generate.rows", LONG, 0L, Range.atLeast(0), MEDIUM, "rows, then rest; 0: endless")
                .define("generate.seed", LONG, 1L, MEDIUM, "of the random numbers")
                .define("generate.inserts", INT, 15, Range.atLeast(0), MEDIUM, "weight")
                .define("generate.updates", INT, 70, Range.atLeast(0), MEDIUM, "weight")
                .define("generate.deletes", INT, 15, Range.atLeast(0), MEDIUM, "weight")
                .define(
                        "generate.many.percent",
                        STRING,
                        "5",
                        ExportConfig.NOT_NEGATIVE,
                        LOW,
                        "transactions of many rows")
                .define("generate.many.rows", INT, 100, Range.between(1, 10_000), LOW, "rows of such a transaction")
                .define("generate.skew", STRING, "2", ExportConfig.NOT_NEGATIVE, LOW, "1: even")
                .define("generate.burst.factor", STRING, "1", ExportConfig.NOT_NEGATIVE, LOW, "times the rate")
                .define("generate.burst.ms", LONG, 0L, Range.atLeast(0), LOW, "length of a burst")
                .define("generate.burst.every.ms", LONG, 60_000L, Range.atLeast(1), LOW, "from begin to begin")
                .define("generate.refused.percent", STRING, "0", ExportConfig.NOT_NEGATIVE, LOW, "rows for quarantine")
                .define("generate.least.rows", INT, 1_000, Range.atLeast(1), LOW, "filled up to, with inserts")
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

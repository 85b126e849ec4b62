package maf.producers;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.nio.file.Path;
import java.util.Map;
import maf.runtime.ServiceConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/**
 * What differs from one installation to the next; one file per producer.
 *
 * @param url JDBC or MongoDB URL without credentials, which would reach logs
 * @param batchRows rows per statement and transaction
 */
record ProducerConfig(String url, String user, String password, int batchRows, String httpHost, int httpPort) {
    // 65,535 placeholders fit a statement in MySQL and PostgreSQL, and a movie needs five.
    private static final int MOST_BATCH_ROWS = 10_000;

    private static final ConfigDef KNOWN = new ConfigDef()
            .define("database.url", STRING, HIGH, "JDBC or MongoDB URL without credentials")
            .define("database.user", STRING, HIGH, "may insert into the one table")
            .define("database.password", STRING, HIGH, "of database.user")
            .define("batch.rows", INT, 500, Range.between(1, MOST_BATCH_ROWS), LOW, "rows per transaction")
            .define("http.host", STRING, "127.0.0.1", LOW, "address for health and metrics")
            .define("http.port", INT, NO_DEFAULT_VALUE, Range.between(0, 65_535), HIGH, "port for health and metrics");

    static ProducerConfig read(Path file, Map<String, String> environment) {
        var config = ServiceConfig.read(file, KNOWN, environment);
        return new ProducerConfig(
                config.string("database.url"),
                config.string("database.user"),
                config.string("database.password"),
                config.integer("batch.rows"),
                config.string("http.host"),
                config.integer("http.port"));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ProducerConfig[url=" + url + ", user=" + user + "]";
    }
}

package maf.sink.schema;

import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import maf.runtime.InvalidConfigurationException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;

/** The store's address, and the timeouts of its clients. */
public record StoreAddress(String host, int zookeeperPort) {
    private static final Pattern URL = Pattern.compile("jdbc:phoenix:([^:;,/]+):([0-9]{1,5})");

    /** Reads {@code jdbc:phoenix:<host>:<port of ZooKeeper>}. */
    public static StoreAddress of(String url) {
        var match = URL.matcher(url);
        if (!match.matches()) {
            throw new InvalidConfigurationException(
                    "phoenix.url is '" + url + "', which is not jdbc:phoenix:<host>:<port of ZooKeeper>");
        }
        return new StoreAddress(match.group(1), Integer.parseInt(match.group(2)));
    }

    public String url() {
        return "jdbc:phoenix:" + host + ":" + zookeeperPort;
    }

    /**
     * Timeouts for reading and changing tables: the first connection to a store creates Phoenix's own tables, which took 14
     * to 26 s, in requests of up to several seconds each.
     */
    public Properties forTables() {
        var properties = new Properties();
        properties.setProperty("phoenix.schema.isNamespaceMappingEnabled", "true");
        properties.setProperty("phoenix.schema.mapSystemTablesToNamespace", "true");
        properties.setProperty("phoenix.log.saltBuckets", "1"); // by default, 32 regions for an unused log
        properties.setProperty("phoenix.schema.change.delay", "100"); // Phoenix waits 5 s after each ALTER by default
        bounds(60_000, 20_000, 6).forEach(properties::setProperty);
        properties.setProperty(
                "phoenix.query.threadPoolSize", "4"); // 128 threads by default, for scans that the sink never does
        properties.setProperty("phoenix.query.queueSize", "100");
        properties.setProperty("phoenix.stats.cache.maxSize", "1048576"); // only used by scans; 256 MiB by default
        return properties;
    }

    /** Timeouts for rows: an answer or an error within seconds, because the same rows can be sent again. */
    public Configuration forRows() {
        var configuration = HBaseConfiguration.create();
        configuration.set("hbase.zookeeper.quorum", host);
        configuration.setInt("hbase.zookeeper.property.clientPort", zookeeperPort);
        bounds(10_000, 5_000, 3).forEach(configuration::set);
        configuration.setInt("hbase.hconnection.threads.max", 8);
        configuration.setInt("hbase.client.keyvalue.maxsize", 0); // only the server's limit applies
        return configuration;
    }

    private static Map<String, String> bounds(int operationMs, int rpcMs, int attempts) {
        var operation = Integer.toString(operationMs);
        var rpc = Integer.toString(rpcMs);
        return Map.of(
                "hbase.client.retries.number", Integer.toString(attempts),
                "hbase.client.pause", "100",
                "hbase.client.operation.timeout", operation,
                "hbase.client.meta.operation.timeout", operation,
                "hbase.rpc.timeout", rpc,
                "hbase.rpc.read.timeout", rpc,
                "hbase.rpc.write.timeout", rpc,
                "hbase.client.meta.read.rpc.timeout", rpc,
                "zookeeper.recovery.retry", "1",
                "zookeeper.recovery.retry.intervalmill", "200");
    }
}

package maf.local.servers;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import maf.history.AsOfConnection;
import maf.local.process.Ports;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Connections to Kafka and to the store, as this program and its tests use them. */
public record Connections(Ports ports) {
    private static final int TIMEOUT_SECONDS = 5;

    public String bootstrapServers() {
        return "127.0.0.1:" + ports.of("kafka");
    }

    public String phoenixUrl() {
        return "jdbc:phoenix:127.0.0.1:" + ports.of("hbase");
    }

    public Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000));
    }

    /** A new Phoenix connection; the first one in a JVM takes some seconds. */
    public Connection phoenix() throws SQLException {
        return DriverManager.getConnection(phoenixUrl(), clientProperties());
    }

    /** A read-only connection to the store as it was at a time such as {@code 2026-11-22T10:00:00Z}. */
    public Connection past(String moment) throws SQLException {
        return AsOfConnection.connect(phoenixUrl(), clientProperties(), moment);
    }

    /** The settings of every Phoenix client of ours. */
    public static Properties clientProperties() {
        var properties = new Properties();
        properties.setProperty("phoenix.schema.isNamespaceMappingEnabled", "true");
        properties.setProperty("phoenix.schema.mapSystemTablesToNamespace", "true");
        properties.setProperty(
                "phoenix.log.saltBuckets", "1"); // by default, the first client creates 32 regions for SYSTEM.LOG
        properties.setProperty("hbase.client.retries.number", "4");
        properties.setProperty("hbase.client.pause", "200");
        properties.setProperty("zookeeper.recovery.retry", "1");
        properties.setProperty("zookeeper.session.timeout", "10000");
        return properties;
    }

    void probeKafka() throws ExecutionException, InterruptedException, TimeoutException, IOException {
        mustListen("kafka");
        try (var admin = admin()) {
            admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
    }

    void probePhoenix() throws SQLException, IOException {
        mustListen("hbase"); // the drivers wait long if nothing listens
        mustListen("hbase-regionserver");
        try (var connection = phoenix();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT TABLE_NAME FROM SYSTEM.CATALOG LIMIT 1")) {
            if (!rows.next()) {
                throw new SQLException("Phoenix's catalogue is empty");
            }
        } catch (SQLException e) {
            var words = String.valueOf(e.getMessage());
            // the messages of Phoenix and HBase while the master is starting
            if (words.startsWith("Insufficient permissions to create SYSTEM")
                    || words.contains("PleaseHoldException")) {
                throw new SQLException("HBase's master is not initialized yet", e);
            }
            throw e;
        }
    }

    private void mustListen(String name) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of(name)));
        } catch (ConnectException e) {
            throw new IOException("nothing listens on port " + ports.of(name) + " yet", e);
        }
    }
}

package maf.sink.write;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import maf.sink.schema.StoreAddress;
import maf.sink.schema.TableDdl;

/** The real server of images/hbase-phoenix on free ports, with its data under target/. */
public final class HBaseServer {
    public static final TableDdl DDL = new TableDdl(Duration.ofHours(1));
    static final Duration START = Duration.ofMinutes(2);

    private static final Path IMAGE = Path.of("..", "images", "hbase-phoenix");

    private final Path home;
    private final List<Integer> ports;
    private Process process;
    private Connection sql;

    private static HBaseServer shared;

    HBaseServer(Path home) throws IOException {
        this.home = Files.createDirectories(home.toAbsolutePath());
        ports = freePorts();
        start();
    }

    /** One server for all tests of this JVM, which is ready for SQL and ends with the JVM. */
    public static synchronized HBaseServer shared() throws IOException, SQLException {
        if (shared == null) {
            shared = new HBaseServer(
                    Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "hbase"));
            Runtime.getRuntime().addShutdownHook(new Thread(shared::stop));
            shared.connect();
        }
        return shared;
    }

    private void connect() throws SQLException {
        var properties = address().forTables();
        properties.setProperty(
                "phoenix.index.population.wait.time", "0"); // no rows are written while an index is created
        await().atMost(START)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> DriverManager.getConnection(address().url(), properties) != null);
        sql = DriverManager.getConnection(address().url(), properties);
        sql.setAutoCommit(true);
    }

    public Connection sql() {
        return sql;
    }

    void start() throws IOException {
        var builder = new ProcessBuilder("bash", IMAGE.resolve("start").toString());
        builder.environment().put("HBASE_DATA_DIR", home.resolve("data").toString());
        builder.environment().put("HBASE_ZOOKEEPER_PORT", ports.get(0).toString());
        builder.environment().put("HBASE_MASTER_PORT", ports.get(1).toString());
        builder.environment().put("HBASE_REGIONSERVER_PORT", ports.get(2).toString());
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
        process = builder.start();
    }

    public StoreAddress address() {
        return new StoreAddress("localhost", ports.get(0));
    }

    /** Kills it with SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static List<Integer> freePorts() throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        try (var zookeeper = new ServerSocket(0, 1, loopback);
                var master = new ServerSocket(0, 1, loopback);
                var regionServer = new ServerSocket(0, 1, loopback)) {
            return List.of(zookeeper.getLocalPort(), master.getLocalPort(), regionServer.getLocalPort());
        }
    }

    private void stop() {
        process.destroyForcibly();
    }
}

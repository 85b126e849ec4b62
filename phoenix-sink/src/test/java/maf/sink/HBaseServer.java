package maf.sink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real server of images/hbase-phoenix on free ports, its data under target/. */
final class HBaseServer {
    private static final Path IMAGE = Path.of("..", "images", "hbase-phoenix");

    private final Path home;
    private final List<Integer> ports;
    private Process process;

    HBaseServer(Path home) throws IOException {
        this.home = Files.createDirectories(home.toAbsolutePath());
        ports = freePorts();
        start();
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

    StoreAddress address() {
        return new StoreAddress("localhost", ports.get(0));
    }

    /** Ends it with SIGKILL. */
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

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}

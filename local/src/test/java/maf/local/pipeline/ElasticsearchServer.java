package maf.local.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import maf.local.process.Home;
import org.awaitility.Awaitility;

/** A real Elasticsearch node with the shipped index template; the build of monitoring/logging collects its jars. */
final class ElasticsearchServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private ElasticsearchServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ElasticsearchServer start(Path checkout, Path data) throws IOException, InterruptedException {
        var assembled = checkout.resolve("monitoring/logging/target/elasticsearch");
        var home = Files.createDirectories(data.resolve("elasticsearch"));
        Home.delete(home.resolve("data"));
        Home.delete(home.resolve("modules"));
        Files.createSymbolicLink(home.resolve("modules"), assembled.resolve("home/modules"));
        var port = freePort();
        var words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--module-path",
                assembled.resolve("lib").toString(),
                "--add-modules=jdk.net,ALL-MODULE-PATH",
                "-Des.nativelibs.path=" + nativeLibraries(home),
                "-Des.distribution.type=tar",
                "-cp",
                checkout.resolve("monitoring/logging/target/classes").toString(),
                "maf.logging.ElasticsearchNode",
                home.toString(),
                Integer.toString(port),
                Integer.toString(freePort()));
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out.log").toFile())
                .start();
        var server = new ElasticsearchServer(process, port);
        try {
            Awaitility.await()
                    .alias("Elasticsearch; " + home.resolve("out.log"))
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> server.get("/_cluster/health")
                                    .path("number_of_nodes")
                                    .asInt()
                            == 1);
            server.settle(checkout);
        } catch (RuntimeException | AssertionError e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Elasticsearch compresses with the system's zstd, which its own distribution includes. */
    private static Path nativeLibraries(Path home) throws IOException {
        var folder = Files.createDirectories(home.resolve("native"));
        var link = folder.resolve("libzstd.so");
        if (!Files.exists(link)) {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of("/usr/lib/x86_64-linux-gnu/libzstd.so.1"));
        }
        return folder;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Runs the script that the container runs. */
    private void settle(Path checkout) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        checkout.resolve("monitoring/logging/elasticsearch/settle")
                                .toString(),
                        "127.0.0.1",
                        Integer.toString(port))
                .inheritIO();
        builder.environment().put("LOG_RETENTION", "7d");
        if (builder.start().waitFor() != 0) {
            throw new AssertionError("Elasticsearch refused the index template");
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).GET());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JSON.readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

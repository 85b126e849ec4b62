package maf.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Where a run takes place.
 *
 * @param root the checkout
 * @param work a folder of this run alone: data, logs
 */
record Site(Path root, Path work) implements AutoCloseable {
    static Site inCheckout() throws IOException {
        var root = Path.of("").toAbsolutePath();
        if (!Files.isDirectory(root.resolve("images"))) {
            throw new BenchmarkException("Start benchmarks/whole-application, which goes to the root of the checkout");
        }
        return new Site(root, Files.createTempDirectory("maf-benchmark-"));
    }

    /** The settings of {@code .env} that concern topics, as the start scripts want them. */
    Map<String, String> topicSettings() throws IOException {
        var settings = new Properties();
        try (Reader reader = Files.newBufferedReader(root.resolve(".env"))) {
            settings.load(reader);
        }
        var found = new HashMap<String, String>();
        for (var name : settings.stringPropertyNames()) {
            if (name.startsWith("TOPIC_") || name.endsWith("_RETENTION_MS")) {
                found.put(name, settings.getProperty(name));
            }
        }
        return found;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Removes all that the run has written. */
    @Override
    public void close() {
        try (var paths = Files.walk(work)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + work, e);
        }
    }
}

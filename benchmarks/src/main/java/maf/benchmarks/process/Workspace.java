package maf.benchmarks.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/** The folders and processes of a run.
 *
 * @param root the checkout
 * @param work a temporary folder of this run for data and logs
 * @param children all started processes
 */
public record Workspace(Path root, Path work, List<ChildProcess> children) implements AutoCloseable {
    public static Workspace inCheckout() throws IOException {
        var root = Path.of("").toAbsolutePath();
        if (!Files.isDirectory(root.resolve("images"))) {
            throw new BenchmarkException("Start the script in benchmarks/, which changes to the root of the checkout");
        }
        var workspace = new Workspace(root, Files.createTempDirectory("maf-benchmark-"), new CopyOnWriteArrayList<>());
        // Ctrl-C must not leave a broker or its data behind
        Runtime.getRuntime().addShutdownHook(new Thread(workspace::close));
        return workspace;
    }

    /** Returns the settings of topics and data retention in {@code .env}, as the start scripts need them. */
    public Map<String, String> dataSettings() throws IOException {
        var settings = new Properties();
        try (Reader reader = Files.newBufferedReader(root.resolve(".env"))) {
            settings.load(reader);
        }
        var found = new HashMap<String, String>();
        for (var name : settings.stringPropertyNames()) {
            if (name.startsWith("TOPIC_") || name.endsWith("_MS")) {
                found.put(name, settings.getProperty(name));
            }
        }
        return found;
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts a process and writes its output to a log with this name. */
    public ChildProcess start(String name, ProcessBuilder builder, String log) throws IOException {
        var file = work.resolve(log);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()));
        var child = new ChildProcess(name, builder.start(), file);
        children.add(child);
        return child;
    }

    /** Stops the processes that still run, the broker last, and deletes everything that the run has written. */
    @Override
    public synchronized void close() {
        var left = new ArrayList<>(children);
        Collections.reverse(left);
        left.forEach(ChildProcess::close);
        if (!Files.exists(work)) {
            return;
        }
        try (var paths = Files.walk(work)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + work, e);
        }
    }
}

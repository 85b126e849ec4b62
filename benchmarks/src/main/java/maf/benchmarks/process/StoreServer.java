package maf.benchmarks.process;

import java.io.IOException;
import java.util.Map;

/**
 * The pipeline's HBase with separate ports and data.
 *
 * @param url the JDBC URL of Phoenix
 * @param health the health check, whose exit code is 0 when the server answers
 */
public record StoreServer(ChildProcess process, String url, ProcessBuilder health) implements AutoCloseable {
    private static final long POLL_MS = 500;
    private static final double QUIET_CPU_SECONDS = 0.1; // between two checks
    private static final int MAX_POLLS = 60;

    public static StoreServer start(Workspace workspace) throws IOException {
        var port = Workspace.freePort();
        var builder = new ProcessBuilder(
                workspace.root().resolve("images/hbase-phoenix/start").toString());
        builder.environment().remove("HEAP"); // HEAP is meant for the measured program
        var settings = Map.of(
                "HBASE_DATA_DIR", workspace.work().resolve("hbase").toString(),
                "HBASE_ZOOKEEPER_PORT", Integer.toString(port),
                "HBASE_MASTER_PORT", Integer.toString(Workspace.freePort()),
                "HBASE_REGIONSERVER_PORT", Integer.toString(Workspace.freePort()),
                "JAVA", Workspace.java());
        builder.environment().putAll(settings);
        var health = new ProcessBuilder(
                workspace.root().resolve("images/hbase-phoenix/health").toString());
        health.environment().putAll(settings);
        health.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new StoreServer(
                workspace.start("hbase", builder, "hbase.log"), "jdbc:phoenix:localhost:" + port, health);
    }

    public void awaitReady() throws IOException, InterruptedException {
        for (var poll = 0; poll < MAX_POLLS; poll++) {
            if (health.start().waitFor() == 0) {
                return;
            }
            process.pause(POLL_MS);
        }
        throw new BenchmarkException("HBase does not answer; its log: " + process.log());
    }

    /** Waits until the server has finished work of an earlier trial, such as closing the regions of its table. */
    public void awaitQuiet() throws IOException, InterruptedException {
        var pid = process.process().pid();
        for (var poll = 0; poll < MAX_POLLS; poll++) {
            var before = ProgressSample.of(pid, 0).cpuSeconds();
            process.pause(POLL_MS);
            if (ProgressSample.of(pid, 0).cpuSeconds() - before < QUIET_CPU_SECONDS) {
                return;
            }
        }
    }

    @Override
    public void close() {
        process.close();
    }
}

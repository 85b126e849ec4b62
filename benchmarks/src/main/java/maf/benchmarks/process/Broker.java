package maf.benchmarks.process;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/** The pipeline's broker with separate ports and data. */
public record Broker(ChildProcess process, String address, Admin admin) implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 120;

    public static Broker start(Workspace workspace) throws IOException, InterruptedException {
        var port = Workspace.freePort();
        var builder = new ProcessBuilder(
                workspace.root().resolve("images/kafka/start").toString());
        builder.environment().remove("HEAP"); // HEAP is meant for the measured program
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_DATA_DIR", workspace.work().resolve("kafka").toString(),
                        "KAFKA_PORT", Integer.toString(port),
                        "KAFKA_CONTROLLER_PORT", Integer.toString(Workspace.freePort()),
                        "JAVA", Workspace.java()));
        var process = workspace.start("kafka", builder, "kafka.log");
        var address = "127.0.0.1:" + port;
        var admin = Admin.create(Map.<String, Object>of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, address));
        var broker = new Broker(process, address, admin);
        broker.awaitReady();
        return broker;
    }

    private void awaitReady() throws InterruptedException {
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                if (!admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).isEmpty()) {
                    return;
                }
            } catch (ExecutionException | TimeoutException e) {
                process.pause(500);
            }
        }
        throw new BenchmarkException("The broker does not answer; its log: " + process.log());
    }

    @Override
    public void close() {
        admin.close();
        process.close();
    }
}

package maf.local.monitoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second instance of the transformer that lacks memory or disk space; Prometheus scrapes it too. */
final class SecondTransformer {
    private static final String NAME = "second-transformer";

    private final AlertingPrometheus alerting;
    private Process process;

    SecondTransformer(AlertingPrometheus alerting) {
        this.alerting = alerting;
    }

    /** An idle transformer needs about 16 MiB. */
    static ProcessBuilder withASmallHeap(MonitoredPipeline pipeline) throws Exception {
        var builder = pipeline.another("stream-transformer");
        builder.environment().put("HEAP", "-Xms18m -Xmx18m -XX:+UseSerialGC");
        return builder;
    }

    /** Gives it a small file system in memory, in a separate mount namespace, which needs no privileges and leaves nothing behind. */
    static ProcessBuilder withAFullDisk(MonitoredPipeline pipeline) throws Exception {
        var builder = pipeline.another("stream-transformer");
        var script = """
                set -e
                mkdir -p "$STATE_DIR"
                mount -t tmpfs -o size=16m none "$STATE_DIR"
                head -c 15500000 /dev/zero > "$STATE_DIR/full"
                exec "$@"
                """;
        var words =
                new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"));
        words.addAll(builder.command());
        return builder.command(words);
    }

    void start(ProcessBuilder builder) throws IOException {
        var port = AlertingPrometheus.freePort();
        builder.environment().put("HTTP_PORT", Integer.toString(port));
        process = builder.start();
        alerting.addTarget(NAME, "stream-transformer", port);
    }

    void stop() throws IOException {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        alerting.removeTarget(NAME);
    }
}

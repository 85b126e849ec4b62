package maf.local.monitoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An instance beside the pipeline's, under circumstances that no program should have; Prometheus watches it too. */
final class SecondTransformer {
    private static final String NAME = "second-transformer";

    private final AlertingPrometheus alerting;
    private Process process;

    SecondTransformer(AlertingPrometheus alerting) {
        this.alerting = alerting;
    }

    /** What it always needs, at rest, takes some 16 MiB. */
    static ProcessBuilder withASmallHeap(MonitoredPipeline pipeline) throws Exception {
        var builder = pipeline.another("stream-transformer");
        builder.environment().put("HEAP", "-Xms18m -Xmx18m -XX:+UseSerialGC");
        return builder;
    }

    /** A small file system in memory, in a name space of the process's own, so that nobody needs rights and nothing stays. */
    static ProcessBuilder onAFullDisk(MonitoredPipeline pipeline) throws Exception {
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
        alerting.watch(NAME, "stream-transformer", port);
    }

    void stop() throws IOException {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        alerting.forget(NAME);
    }
}

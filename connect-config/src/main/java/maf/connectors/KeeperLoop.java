package maf.connectors;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import maf.runtime.Health;
import maf.runtime.Program.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls Kafka Connect and lets each connector's reconciler take one step. */
final class KeeperLoop {
    private static final Logger LOG = LoggerFactory.getLogger(KeeperLoop.class);

    private final ConnectClient connect;
    private final List<ConnectorReconciler> reconcilers;
    private boolean connected = true;

    KeeperLoop(ConnectClient connect, List<ConnectorReconciler> reconcilers) {
        this.connect = connect;
        this.reconcilers = List.copyOf(reconcilers);
    }

    /** Polls until a stop is requested. */
    void run(StopSignal stop, long pollMs) throws InterruptedException {
        do {
            poll(System.nanoTime() / 1_000_000);
        } while (!stop.await(pollMs));
    }

    /** Polls once; {@code nowMs} comes from a monotonic clock. */
    void poll(long nowMs) throws InterruptedException {
        try {
            var shown = connect.connectors();
            if (!connected) {
                LOG.atInfo().log("Connected to Kafka Connect");
            }
            connected = true;
            for (var reconciler : reconcilers) {
                reconciler.step(Optional.ofNullable(shown.get(reconciler.name())), nowMs);
            }
        } catch (ConnectException e) {
            if (connected) {
                LOG.atWarn().addKeyValue("reason", e.getMessage()).log("Waiting for Kafka Connect");
            }
            connected = false;
            reconcilers.forEach(reconciler -> reconciler.unknown(e.getMessage()));
        }
    }

    /** Ready when every connector and all its tasks run; the detail has one line for each connector. */
    Health health() {
        var lines = reconcilers.stream().map(ConnectorReconciler::health).toList();
        var detail = lines.stream().map(ConnectorHealth::toString).collect(Collectors.joining("\n"));
        return new Health(lines.stream().allMatch(ConnectorHealth::running), detail);
    }
}

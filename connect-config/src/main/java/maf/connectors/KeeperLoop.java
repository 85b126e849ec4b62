package maf.connectors;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.runtime.Health;
import maf.runtime.Program.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the source files, polls Kafka Connect and lets each connector's reconciler take one step. */
final class KeeperLoop {
    private static final Logger LOG = LoggerFactory.getLogger(KeeperLoop.class);

    private final ConnectClient connect;
    private final SourceFolder folder;
    private final KeptConnectors kept;
    private boolean connected = true;

    KeeperLoop(ConnectClient connect, SourceFolder folder, KeptConnectors kept) {
        this.connect = connect;
        this.folder = folder;
        this.kept = kept;
    }

    /** Polls until a stop is requested. */
    void run(StopSignal stop, long pollMs) throws InterruptedException {
        do {
            poll(System.nanoTime() / 1_000_000);
        } while (!stop.await(pollMs));
    }

    /** Polls once; {@code nowMs} comes from a monotonic clock. */
    void poll(long nowMs) throws InterruptedException {
        folder.changed().ifPresent(kept::follow);
        try {
            var registered = connect.connectors();
            if (!connected) {
                LOG.atInfo().log("Connected to Kafka Connect");
            }
            connected = true;
            deleteAbandoned(registered);
            for (var reconciler : kept.reconcilers()) {
                reconciler.step(Optional.ofNullable(registered.get(reconciler.name())), nowMs);
            }
        } catch (ConnectException e) {
            if (connected) {
                LOG.atWarn().addKeyValue("reason", e.getMessage()).log("Waiting for Kafka Connect");
            }
            connected = false;
            kept.reconcilers().forEach(reconciler -> reconciler.unknown(e.getMessage()));
        }
    }

    private void deleteAbandoned(Map<String, ConnectorStatus> registered)
            throws ConnectException, InterruptedException {
        for (var connector : registered.entrySet()) {
            if (kept.isAbandoned(connector.getKey(), connector.getValue())) {
                connect.delete(connector.getKey());
                LOG.atWarn()
                        .addKeyValue("connector", connector.getKey())
                        .log("Deleted, because the source's file is gone. "
                                + connector.getValue().whatStays());
            }
        }
    }

    /** Ready when every connector and all its tasks run; the detail has one line for each connector, and one for each source that was checked. */
    Health health() {
        var connectors =
                kept.reconcilers().stream().map(ConnectorReconciler::health).toList();
        var lines = Stream.concat(connectors.stream(), kept.unusableFiles().stream())
                .toList();
        var checked = kept.reconcilers().stream()
                .filter(reconciler -> !reconciler.checked().isEmpty())
                .map(reconciler -> "source " + reconciler.name() + ": " + reconciler.checked());
        var detail = Stream.concat(lines.stream().map(ConnectorHealth::toString), checked)
                .collect(Collectors.joining("\n"));
        return new Health(
                !connectors.isEmpty() && lines.stream().allMatch(ConnectorHealth::running),
                detail.isEmpty() ? "no source has been read yet" : detail);
    }
}

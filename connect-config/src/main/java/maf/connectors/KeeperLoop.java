package maf.connectors;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import maf.runtime.Health;
import maf.runtime.Program.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at Kafka Connect again and again and lets each watch take its step. */
final class KeeperLoop {
    private static final Logger LOG = LoggerFactory.getLogger(KeeperLoop.class);

    private final ConnectClient connect;
    private final List<ConnectorReconciler> watches;
    private boolean answered = true;

    KeeperLoop(ConnectClient connect, List<ConnectorReconciler> watches) {
        this.connect = connect;
        this.watches = List.copyOf(watches);
    }

    /** Until the end is asked for. */
    void run(StopSignal stop, long pollMs) throws InterruptedException {
        do {
            look(System.nanoTime() / 1_000_000);
        } while (!stop.await(pollMs));
    }

    /** One look; {@code nowMs} comes from a clock that never goes back. */
    void look(long nowMs) throws InterruptedException {
        try {
            var shown = connect.connectors();
            if (!answered) {
                LOG.atInfo().log("Kafka Connect answers");
            }
            answered = true;
            for (var watch : watches) {
                watch.step(Optional.ofNullable(shown.get(watch.name())), nowMs);
            }
        } catch (ConnectException e) {
            if (answered) {
                LOG.atWarn().addKeyValue("reason", e.getMessage()).log("Waiting for Kafka Connect");
            }
            answered = false;
            watches.forEach(watch -> watch.unknown(e.getMessage()));
        }
    }

    /** Ready when every connector runs with all its tasks; one line for each. */
    Health health() {
        var lines = watches.stream().map(ConnectorReconciler::health).toList();
        var detail = lines.stream().map(ConnectorHealth::toString).collect(Collectors.joining("\n"));
        return new Health(lines.stream().allMatch(ConnectorHealth::running), detail);
    }
}

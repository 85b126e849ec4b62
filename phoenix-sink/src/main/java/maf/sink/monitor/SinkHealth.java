package maf.sink.monitor;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import maf.runtime.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the sink waits for: set by its threads, shown by the readiness check. */
public final class SinkHealth {
    private static final Logger LOG = LoggerFactory.getLogger(SinkHealth.class);

    private volatile boolean inGroup;
    private volatile int partitions;
    private volatile Set<String> missingTopics = Set.of();
    // Keyed by the waiting object, compared by identity: several requests wait for the same store.
    private final Map<Waiting, String> problems = new ConcurrentHashMap<>();
    private final WaitingTables tables = new WaitingTables();

    private record Waiting(Object who) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Waiting waiting && waiting.who == who;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(who);
        }
    }

    /** The tables that wait while the others go on. */
    public WaitingTables tables() {
        return tables;
    }

    public void assigned(int count) {
        owned(count);
        inGroup = true;
    }

    /** Partitions that are read: without those whose table waits. */
    public void owned(int count) {
        partitions = count;
    }

    public void missingTopics(Set<String> names) {
        missingTopics = Set.copyOf(names);
    }

    /** The caller cannot continue and retries. */
    public void stuck(Object who, String what, Exception cause) {
        LOG.atDebug().setCause(cause).log(what);
        stuck(who, what + " (" + cause.getClass().getSimpleName() + ")");
    }

    public void stuck(Object who, String what) {
        var alreadyKnown = problems.containsValue(what);
        problems.put(new Waiting(who), what);
        if (!alreadyKnown) {
            LOG.atWarn().log("Not ready: {}; retrying", what);
        }
    }

    public void unstuck(Object who) {
        if (problems.remove(new Waiting(who)) != null && problems.isEmpty()) {
            LOG.atInfo().log("Recovered");
        }
    }

    public Health health() {
        var problem = problems.values().stream().findFirst();
        if (problem.isPresent()) {
            return Health.notReady(problem.get());
        }
        if (!missingTopics.isEmpty()) {
            return Health.notReady("waits for the topics " + missingTopics + ", which the stream-transformer creates");
        }
        if (!inGroup) {
            return Health.notReady("waits for its place in the consumer group");
        }
        var waiting = tables.describe();
        if (waiting.isPresent()) {
            return Health.notReady(waiting.get());
        }
        return Health.ready("writes " + partitions + " partitions to the store");
    }
}

package maf.sink.monitor;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import maf.runtime.Health;
import maf.sink.schema.TableChangedException;
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

    public void assigned(int count) {
        partitions = count;
        inGroup = true;
    }

    public void missingTopics(Set<String> names) {
        missingTopics = Set.copyOf(names);
    }

    /** The caller cannot continue and retries. */
    public void stuck(Object who, String what, Exception cause) {
        LOG.atDebug().setCause(cause).log(what);
        var reason = cause instanceof TableChangedException
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
        stuck(who, what + " (" + reason + ")");
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
        return Health.ready("writes " + partitions + " partitions to the store");
    }
}

package maf.sink;

import java.util.Optional;
import java.util.Set;
import maf.runtime.Health;

/** What the sink waits for, told by its threads and read by the health check. */
final class SinkState {
    private volatile boolean inGroup;
    private volatile int partitions;
    private volatile Set<String> missingTopics = Set.of();
    private volatile Optional<String> problem = Optional.of("waits for the store and its tables");

    void assigned(int count) {
        partitions = count;
        inGroup = true;
    }

    void missingTopics(Set<String> names) {
        missingTopics = Set.copyOf(names);
    }

    /** Work has stopped and is tried again and again; true when this is new. */
    boolean stuck(String reason) {
        var before = problem;
        problem = Optional.of(reason);
        return !before.equals(problem);
    }

    /** Work goes on; true when it had stopped. */
    boolean unstuck() {
        var before = problem;
        problem = Optional.empty();
        return before.isPresent();
    }

    Health health() {
        var reason = problem;
        if (reason.isPresent()) {
            return Health.notReady(reason.get());
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

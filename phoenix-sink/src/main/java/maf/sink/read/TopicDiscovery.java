package maf.sink.read;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/**
 * Finds out which of the contracts' topics exist: asks the broker every second until all do, and never blocks. A consumer
 * that is subscribed to missing topics logs a warning every second.
 */
public final class TopicDiscovery {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Admin admin;
    private final Set<String> existing = new TreeSet<>();
    private final Set<String> missing;
    private KafkaFuture<Set<String>> answer;
    private long askedAtNanos = System.nanoTime() - INTERVAL_NANOS;

    public TopicDiscovery(Admin admin, Set<String> topics) {
        this.admin = admin;
        missing = new TreeSet<>(topics);
    }

    /** Whether more topics exist than at the last call. */
    public boolean foundMore() throws InterruptedException {
        if (missing.isEmpty()) {
            return false;
        }
        if (answer == null) {
            if (System.nanoTime() - askedAtNanos >= INTERVAL_NANOS) {
                answer = admin.listTopics().names();
                askedAtNanos = System.nanoTime();
            }
        } else if (answer.isDone()) {
            var found = new TreeSet<>(missing);
            found.retainAll(names());
            missing.removeAll(found);
            answer = null;
            return existing.addAll(found);
        }
        return false;
    }

    public Set<String> existing() {
        return existing;
    }

    public Set<String> missing() {
        return missing;
    }

    private Set<String> names() throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return Set.of(); // the broker is unavailable; the next request may succeed
        }
    }
}

package maf.sink;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/** Which of the contracts' topics do not exist yet; asks the broker every second until all do, and never waits for it. */
final class MissingTopics {
    private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Admin admin;
    private Set<String> missing;
    private KafkaFuture<Set<String>> answer;
    private long askedAtNanos;

    MissingTopics(Admin admin, Set<String> topics) {
        this.admin = admin;
        missing = new TreeSet<>(topics);
    }

    Set<String> now() throws InterruptedException {
        if (missing.isEmpty()) {
            return missing;
        }
        if (answer == null || (answer.isDone() && System.nanoTime() - askedAtNanos >= PACE_NANOS)) {
            answer = admin.listTopics().names();
            askedAtNanos = System.nanoTime();
        } else if (answer.isDone() && !answer.isCompletedExceptionally()) {
            var left = new TreeSet<>(missing);
            left.removeAll(names());
            missing = left;
        }
        return missing;
    }

    private Set<String> names() throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return Set.of();
        }
    }
}

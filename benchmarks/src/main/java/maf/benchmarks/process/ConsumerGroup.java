package maf.benchmarks.process;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** The consumer group of an application, which is its only member. */
public record ConsumerGroup(Broker broker, String name) {
    private static final long POLL_MS = 20;

    public long committed() throws InterruptedException, ExecutionException {
        try {
            return broker.admin().listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0; // no commit yet
            }
            throw e;
        }
    }

    /** Deletes the group, so that the next candidate starts at the first offset. */
    public void forget() throws InterruptedException, ExecutionException {
        while (true) {
            try {
                broker.admin().deleteConsumerGroups(List.of(name)).all().get();
                return;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof GroupIdNotFoundException) {
                    return;
                }
                if (!(e.getCause() instanceof GroupNotEmptyException)) {
                    throw e;
                }
                broker.process().pause(POLL_MS); // the broker has not removed the last member yet
            }
        }
    }
}

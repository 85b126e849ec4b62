package maf.benchmarks.process;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** The offsets of an application, which is the group's only member. */
public record ConsumerGroup(Broker broker, String name) {
    private static final long LOOK_MS = 20;

    public long committed() throws InterruptedException, ExecutionException {
        try {
            return broker.admin().listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0; // not yet
            }
            throw e;
        }
    }

    /** Lets the next one begin at the beginning. */
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
                broker.process().pause(LOOK_MS); // a member that has left is still being noted
            }
        }
    }
}

package maf.local.sink;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import maf.contract.wire.ConsumerGroups;
import maf.local.process.Wait;
import maf.runtime.kafka.ConsumerLag;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

/** The sinks' consumer group, as the broker reports it. */
record SinkConsumerGroup(Admin admin) {

    /** The committed offsets in a table's topic, by partition. */
    Map<Integer, Long> committed(SinkTable table) {
        try {
            var partitions = table.sent().ends().keySet().stream()
                    .map(partition -> new TopicPartition(table.topic(), partition))
                    .toList();
            return ConsumerLag.nextOffsets(admin, ConsumerGroups.PHOENIX_SINK, partitions).entrySet().stream()
                    .collect(Collectors.toMap(next -> next.getKey().partition(), Map.Entry::getValue));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the sink has committed these offsets; returns how long that took. */
    Duration awaitCommitted(SinkTable table, Map<Integer, Long> offsets) {
        return awaitCommitted(table, offsets, SinkServers.TIMEOUT);
    }

    Duration awaitCommitted(SinkTable table, Map<Integer, Long> offsets, Duration timeout) {
        return await(
                "every partition of " + table.table() + " committed to " + offsets,
                timeout,
                () -> committed(table).entrySet().containsAll(offsets.entrySet()));
    }

    /** Waits until each partition (or any) is committed beyond these offsets; returns how long that took. */
    Duration awaitBeyond(SinkTable table, Map<Integer, Long> offsets, boolean each) {
        return await("commits beyond " + offsets, SinkServers.TIMEOUT, () -> {
            var committed = committed(table);
            var beyond = offsets.entrySet().stream()
                    .filter(place -> committed.getOrDefault(place.getKey(), 0L) > place.getValue())
                    .count();
            return each ? beyond == offsets.size() : beyond > 0;
        });
    }

    private static Duration await(String what, Duration timeout, BooleanSupplier condition) {
        var began = System.nanoTime();
        if (!Wait.until(timeout, condition)) {
            throw new AssertionError("waited in vain for " + what);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Partitions of a table's topic by member of the group. */
    Map<String, Long> members(SinkTable table) {
        try {
            return admin
                    .describeConsumerGroups(List.of(ConsumerGroups.PHOENIX_SINK))
                    .all()
                    .get()
                    .get(ConsumerGroups.PHOENIX_SINK)
                    .members()
                    .stream()
                    .collect(Collectors.toMap(
                            MemberDescription::consumerId,
                            member -> member.assignment().topicPartitions().stream()
                                    .filter(partition -> partition.topic().equals(table.topic()))
                                    .count()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

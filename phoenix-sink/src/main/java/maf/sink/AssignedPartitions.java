package maf.sink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import maf.sink.monitor.WaitingTables;
import maf.sink.read.Buffer;
import maf.sink.version.OffsetCommits;
import maf.sink.version.OffsetMetadata;
import maf.sink.version.PartitionOwnership;
import maf.sink.version.VersionCheckpoint;
import maf.sink.version.VersionCheckpoints;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that the group has given to this process. It owns those that it reads; those whose table waits are held: paused,
 * without anything buffered or due. Reading them again is a new ownership that begins at the committed offset, as after a
 * restart (DESIGN.md, Versions). Confined to the consumer's thread.
 */
final class AssignedPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(AssignedPartitions.class);

    private final Consumer<?, ?> consumer;
    private final VersionCheckpoints checkpoints;
    private final OffsetCommits commits;
    private final Buffer buffer;
    private final WaitingTables waiting;
    private final Map<TopicPartition, PartitionOwnership> owned = new HashMap<>();
    private final Set<TopicPartition> held = new HashSet<>();

    AssignedPartitions(
            Consumer<?, ?> consumer,
            VersionCheckpoints checkpoints,
            OffsetCommits commits,
            Buffer buffer,
            WaitingTables waiting) {
        this.consumer = consumer;
        this.checkpoints = checkpoints;
        this.commits = commits;
        this.buffer = buffer;
        this.waiting = waiting;
    }

    /** The present ownership; null for a partition that is held or another's. */
    PartitionOwnership owner(TopicPartition partition) {
        return owned.get(partition);
    }

    int owned() {
        return owned.size();
    }

    /** The highest version given to an owned partition's record; 0 when none. */
    long highestVersion() {
        return owned.values().stream()
                .mapToLong(PartitionOwnership::version)
                .max()
                .orElse(0);
    }

    void assigned(Collection<TopicPartition> partitions) {
        var free = new ArrayList<TopicPartition>();
        for (var partition : partitions) {
            if (waiting.holds(partition.topic())) {
                held.add(partition);
            } else {
                free.add(partition);
            }
        }
        consumer.pause(Set.copyOf(held));
        own(free);
    }

    void lost(Collection<TopicPartition> partitions) {
        held.removeAll(partitions);
        forget(partitions);
    }

    /** Leaves the topics' partitions alone. What is buffered of them is read again later. */
    void hold(Set<String> topics) {
        var stopped = new HashSet<>(owned.keySet());
        stopped.removeIf(partition -> !topics.contains(partition.topic()));
        if (!stopped.isEmpty()) {
            forget(stopped);
            held.addAll(stopped);
            consumer.pause(stopped);
        }
    }

    /** Reads what is held and does not wait any more, once no commit of the earlier ownership is under way. */
    void release() {
        var free = new HashSet<>(held);
        free.removeIf(partition -> waiting.holds(partition.topic()));
        if (free.isEmpty() || commits.inFlight() || checkpoints.inFlight()) {
            return;
        }
        try {
            own(free).forEach(consumer::seek);
            held.removeAll(free);
        } catch (KafkaException e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getClass().getSimpleName())
                    .log("Kafka does not tell where to read on; trying again");
        }
    }

    /** Reading of all that is owned pauses while the buffer is full. */
    void pauseOrResume(boolean full) {
        if (full) {
            consumer.pause(owned.keySet());
            return;
        }
        var paused = new HashSet<>(consumer.paused());
        paused.removeAll(held);
        if (!paused.isEmpty()) {
            consumer.resume(paused);
        }
    }

    /** Where the ownerships begin. */
    private Map<TopicPartition, Long> own(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        var committed = consumer.committed(new HashSet<>(partitions));
        var known = checkpoints.read(partitions);
        var first = new HashMap<TopicPartition, VersionCheckpoint>();
        var owners = new HashMap<TopicPartition, PartitionOwnership>();
        var starts = new HashMap<TopicPartition, Long>();
        for (var partition : partitions) {
            var offset = committed.get(partition);
            var checkpoint = Optional.ofNullable(known.get(partition));
            var owner = offset == null
                    ? PartitionOwnership.of(0, OptionalLong.empty(), checkpoint)
                    : PartitionOwnership.of(offset.offset(), OffsetMetadata.read(offset.metadata()), checkpoint);
            if (offset != null && owner.start() < offset.offset()) {
                consumer.seek(partition, owner.start());
            }
            owner.checkpoint(owner.start()).ifPresent(start -> first.put(partition, start));
            owners.put(partition, owner);
            starts.put(partition, owner.start());
        }
        checkpoints.writeFirst(first);
        owned.putAll(owners);
        return starts;
    }

    private void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(owned::remove);
        commits.forget(partitions);
        checkpoints.forget(partitions);
        buffer.drop(new HashSet<>(partitions));
    }
}

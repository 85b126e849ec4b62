package maf.sink.read;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import maf.sink.version.CommitPosition;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Events that have been read and wait for the next batch: one map per table, one entry per row. Confined to one thread. */
public final class Buffer {
    private final FlushLimits limits;
    // Keyed by the record's key bytes: the same row has the same bytes.
    private Map<String, Map<ByteBuffer, PendingRow>> rows = new HashMap<>();
    // By topic: deletes that a later event in rows follows. A redriven event finds its version by their markers.
    private Map<String, List<PendingRow>> overtaken = new HashMap<>();
    // Their versions are not in the partition's order, so they are not merged.
    private List<RowEvent> redriven = new ArrayList<>();
    private List<RefusedRecord> refused = new ArrayList<>();
    private Map<TopicPartition, CommitPosition> positions = new HashMap<>();
    private long bytes;
    private int count;
    private long oldestNanos;

    public Buffer(FlushLimits limits) {
        this.limits = limits;
    }

    public void add(RowEvent event, long nowNanos) {
        startClock(nowNanos);
        var record = event.record();
        if (event.redriven()) {
            redriven.add(event);
            count++;
            bytes += event.bytes();
            return;
        }
        var id = ByteBuffer.wrap(record.key());
        var table = rows.computeIfAbsent(record.topic(), topic -> new LinkedHashMap<>());
        var before = table.get(id);
        var after = before == null ? PendingRow.of(event) : before.then(event);
        table.put(id, after);
        count += before == null ? 1 : 0;
        bytes += after.bytes() - (before == null ? 0 : before.bytes());
        if (before != null && before.last().change() instanceof Change.Delete) {
            var delete = PendingRow.of(before.last());
            overtaken
                    .computeIfAbsent(record.topic(), topic -> new ArrayList<>())
                    .add(delete);
            count++;
            bytes += delete.bytes();
        }
    }

    public void add(RefusedRecord record, long nowNanos) {
        startClock(nowNanos);
        refused.add(record);
        count++;
        bytes += record.bytes();
    }

    /** Records that everything before the position has been added. */
    public void reached(TopicPartition partition, CommitPosition position, long nowNanos) {
        startClock(nowNanos);
        positions.put(partition, position);
    }

    private void startClock(long nowNanos) {
        if (positions.isEmpty() && count == 0) {
            oldestNanos = nowNanos;
        }
    }

    /** Removes a partition's events, because another process owns the partition now. */
    public void drop(Set<TopicPartition> gone) {
        positions.keySet().removeAll(gone);
        rows.values()
                .forEach(table ->
                        table.values().removeIf(row -> isOf(gone, row.last().record())));
        overtaken
                .values()
                .forEach(list -> list.removeIf(row -> isOf(gone, row.last().record())));
        redriven.removeIf(each -> isOf(gone, each.record()));
        refused.removeIf(each -> isOf(gone, each.record()));
        var left = all().toList();
        count = left.size() + redriven.size() + refused.size();
        bytes = left.stream().mapToLong(PendingRow::bytes).sum()
                + redriven.stream().mapToLong(RowEvent::bytes).sum()
                + refused.stream().mapToLong(RefusedRecord::bytes).sum();
    }

    private static boolean isOf(Set<TopicPartition> partitions, ConsumerRecord<?, ?> record) {
        return partitions.contains(new TopicPartition(record.topic(), record.partition()));
    }

    private Stream<PendingRow> all() {
        return Stream.concat(
                rows.values().stream().flatMap(table -> table.values().stream()),
                overtaken.values().stream().flatMap(List::stream));
    }

    public boolean isDue(long nowNanos) {
        return count >= limits.rows() || bytes >= limits.bytes() || (!isEmpty() && lingerNanos(nowNanos) <= 0);
    }

    /** Time until the batch is due by age; the full linger time if the buffer is empty. */
    public long lingerNanos(long nowNanos) {
        return isEmpty() ? limits.lingerNanos() : oldestNanos + limits.lingerNanos() - nowNanos;
    }

    /** The used share of the buffer. */
    public double fill() {
        return Math.max((double) count / limits.rows(), (double) bytes / limits.bytes());
    }

    /** Whether reading should pause, because the next batch is complete. */
    public boolean isFull() {
        return count >= limits.rows() || bytes >= limits.bytes();
    }

    public boolean isEmpty() {
        return positions.isEmpty() && count == 0;
    }

    public int count() {
        return count;
    }

    public long bytes() {
        return bytes;
    }

    /** Returns everything and empties the buffer. */
    public Batch drain() {
        rows.forEach((topic, table) ->
                overtaken.computeIfAbsent(topic, none -> new ArrayList<>()).addAll(table.values()));
        var batch = new Batch(overtaken, redriven, refused, positions);
        overtaken = new HashMap<>();
        rows = new HashMap<>();
        redriven = new ArrayList<>();
        refused = new ArrayList<>();
        positions = new HashMap<>();
        count = 0;
        bytes = 0;
        return batch;
    }
}

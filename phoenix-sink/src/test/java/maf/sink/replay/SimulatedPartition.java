package maf.sink.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import maf.contract.format.CleansedFormat;
import maf.contract.model.TableContract;
import maf.contract.wire.MafHeaders;
import maf.sink.read.RowEvent;
import maf.sink.schema.StoreColumns;
import maf.sink.version.VersionCheckpoint;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** One partition of a cleansed topic as a broker stores it, and the expected final state of its rows. */
final class SimulatedPartition {
    private static final String SOURCE = "mysql.maf.it";

    /** @param row null when it is about the whole partition */
    private record Line(String row, String text) {}

    private final TableContract contract;
    private final CleansedFormat format;
    private final int partition;
    private final Set<String> names;
    private final List<Line> traced = new ArrayList<>();
    private final TreeMap<Long, ConsumerRecord<byte[], byte[]>> kept = new TreeMap<>();
    private final Map<String, Map<String, Object>> rows = new HashMap<>();
    private OffsetAndMetadata committed = new OffsetAndMetadata(0);
    private Optional<VersionCheckpoint> checkpoint = Optional.empty();
    private long end;

    /** @param names of all rows that it may ever have */
    SimulatedPartition(TableContract contract, int partition, Set<String> names) {
        this.contract = contract;
        this.partition = partition;
        this.names = names;
        format = CleansedFormat.of(contract);
    }

    TableContract contract() {
        return contract;
    }

    TopicPartition topicPartition() {
        return new TopicPartition(contract.topic(), partition);
    }

    long end() {
        return end;
    }

    OffsetAndMetadata committed() {
        return committed;
    }

    void commit(OffsetAndMetadata next) {
        committed = next;
        trace("committed " + next.offset() + " " + next.metadata());
    }

    Optional<VersionCheckpoint> checkpoint() {
        return checkpoint;
    }

    /** Accepted from any sink, even from one that no longer owns the partition. */
    void checkpoint(VersionCheckpoint next) {
        checkpoint = Optional.of(next);
        trace("checkpointed " + next);
    }

    /** Sets columns of a row; columns that {@code values} lacks are absent in the event. */
    void upsert(Map<String, Object> key, Map<String, Object> values, long timestamp) {
        var name = PhoenixStore.name(contract, key);
        var row = rows.computeIfAbsent(name, any -> new HashMap<>());
        values.forEach((column, value) -> row.put(column.toUpperCase(Locale.ROOT), value));
        row.put(StoreColumns.SOURCE, SOURCE + "/" + end);
        row.put(StoreColumns.COMMITTED_AT, Instant.ofEpochMilli(timestamp));
        row.values().removeIf(Objects::isNull);
        trace(name, end + " at " + timestamp + " sets " + values);
        append(key, format.value(values), timestamp);
    }

    void delete(Map<String, Object> key, long timestamp) {
        var name = PhoenixStore.name(contract, key);
        rows.remove(name);
        trace(name, end + " at " + timestamp + " deletes it");
        append(key, null, timestamp);
    }

    private void append(Map<String, Object> key, byte[] value, long timestamp) {
        var headers = new RecordHeaders();
        headers.add(MafHeaders.SOURCE_TOPIC, SOURCE.getBytes(UTF_8));
        headers.add(MafHeaders.SOURCE_POSITION, Long.toString(end).getBytes(UTF_8));
        headers.add(MafHeaders.SOURCE_TS_MS, Long.toString(timestamp).getBytes(UTF_8));
        var keyBytes = format.key(key);
        var size = value == null ? -1 : value.length;
        kept.put(
                end,
                new ConsumerRecord<>(
                        contract.topic(),
                        partition,
                        end,
                        timestamp,
                        TimestampType.CREATE_TIME,
                        keyBytes.length,
                        size,
                        keyBytes,
                        value,
                        headers,
                        Optional.empty()));
        end++;
    }

    /** The next records from an offset on; fewer at the end of the log. */
    List<ConsumerRecord<byte[], byte[]>> from(long offset, int most) {
        return kept.tailMap(offset).values().stream().limit(most).toList();
    }

    /** Compacts the log before {@code offset} as the broker does: keeps the last record of each key, even a tombstone. */
    void compact(long offset) {
        var newest = new HashMap<ByteBuffer, Long>();
        kept.headMap(offset).forEach((at, record) -> newest.put(ByteBuffer.wrap(record.key()), at));
        kept.headMap(offset)
                .entrySet()
                .removeIf(entry -> newest.get(ByteBuffer.wrap(entry.getValue().key())) > entry.getKey());
        trace("compacted before " + offset);
    }

    /** The rows of this partition that the store must have. */
    Map<String, Map<String, Object>> rows() {
        return rows;
    }

    /** The keys of all rows that the partition can have. */
    Set<String> names() {
        return names;
    }

    void trace(String what) {
        trace(null, what);
    }

    /** Records that a sink has read an event. */
    void traceRead(int sink, RowEvent event) {
        var at = event.record().offset();
        trace(PhoenixStore.name(contract, event.key()), "sink " + sink + " reads " + at + " as " + event.version());
    }

    private void trace(String row, String text) {
        traced.add(new Line(row, text));
    }

    /** Everything that happened, limited to the events of one row. */
    String history(String row) {
        return row
                + traced.stream()
                        .filter(line -> line.row() == null || line.row().equals(row))
                        .map(Line::text)
                        .collect(Collectors.joining("\n  ", "\n  ", "\n"));
    }
}

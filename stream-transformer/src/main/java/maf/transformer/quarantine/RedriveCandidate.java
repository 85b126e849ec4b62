package maf.transformer.quarantine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maf.contract.wire.MafHeaders;
import maf.transformer.envelope.SourceMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A cleansed record that a redrive would send, with what is known of the other events of its row. It is sent unless a newer
 * event replaces it completely.
 */
final class RedriveCandidate {
    private final CleansedEvent event;
    private final ProducerRecord<byte[], byte[]> record;
    private CleansedEvent before; // the newest of the older ones
    private boolean superseded;
    private ConsumerRecord<byte[], byte[]> newerInPart;

    RedriveCandidate(CleansedEvent event, ProducerRecord<byte[], byte[]> record) {
        this.event = event;
        this.record = record;
    }

    CleansedEvent event() {
        return event;
    }

    ProducerRecord<byte[], byte[]> record() {
        return record;
    }

    /** Compares it with an event in the log. */
    void observe(CleansedEvent other, ConsumerRecord<byte[], byte[]> otherRecord) {
        if (other.isSameAs(event)) {
            superseded = true; // the log has it already: the raw topic was read again meanwhile
        } else if (!other.isNewerThan(event)) {
            older(other);
        } else if (other.whole()) {
            superseded = true;
        } else {
            newerInPart = otherRecord;
        }
    }

    /**
     * Compares the candidates of one row with each other.
     *
     * @param sameRow in the order in which they would be sent
     */
    static void compareAll(List<RedriveCandidate> sameRow) {
        var sent = new ArrayList<
                RedriveCandidate>(); // a frequently changed row has many, and mostly only the last is sent
        for (var i = sameRow.size() - 1; i >= 0; i--) {
            var each = sameRow.get(i);
            each.superseded |=
                    sent.stream().anyMatch(other -> other.event.whole() && other.event.isNewerThan(each.event));
            if (!each.superseded) {
                sent.add(each);
            }
        }
        for (var each : sent) {
            sent.stream()
                    .filter(other -> other != each && !other.event.isNewerThan(each.event))
                    .forEach(other -> each.older(other.event));
        }
    }

    private void older(CleansedEvent other) {
        if (before == null || other.isNewerThan(before)) {
            before = other;
        }
    }

    boolean superseded() {
        return superseded;
    }

    /** A newer record that lacks columns: a copy must follow, or compaction would keep only the older one. */
    Optional<ConsumerRecord<byte[], byte[]>> newerInPart() {
        return Optional.ofNullable(newerInPart);
    }

    /** The record with a header that names the event before it: see DESIGN.md of the sink. */
    ProducerRecord<byte[], byte[]> finished() {
        HeaderText.set(record.headers(), MafHeaders.REDRIVEN, beforeText());
        return record;
    }

    private String beforeText() {
        if (before == null) {
            return "";
        }
        if (before.delete()) { // the version of a redriven one may be its time minus one
            return MafHeaders.REDRIVEN_AFTER_DELETE + Math.max(0, before.timestamp() - (before.redriven() ? 1 : 0));
        }
        var named = !before.position().equals(SourceMetadata.UNKNOWN_POSITION)
                && !(before.topic().equals(event.topic()) && before.position().equals(event.position()));
        return named ? before.topic() + "/" + before.position() : "";
    }
}

package maf.transformer.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maf.contract.model.TableContract;
import maf.contract.typing.RefusedException;
import maf.contract.wire.MafHeaders;
import maf.contract.wire.QuarantineMarker;
import maf.contract.wire.Topics;
import maf.transformer.cleanse.CleansingResult;
import maf.transformer.cleanse.RecordOrigin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The result of one batch of a redrive: each record is accepted, with its changes, or refused again. */
final class RedrivePlan {
    /** A row of a cleansed topic. */
    record RowKey(String topic, ByteBuffer key) {
        static RowKey of(String topic, byte[] key) {
            return new RowKey(topic, ByteBuffer.wrap(key));
        }
    }

    /** A cleansed record that was sent, and its position. */
    record Sent(CleansedEvent event, int partition, long offset) {}

    private record Accepted(QuarantinedRecord entry, List<RedriveCandidate> candidates) {
        boolean superseded() {
            return !candidates.isEmpty() && candidates.stream().allMatch(RedriveCandidate::superseded);
        }
    }

    private final long nowMs;
    private final List<Accepted> accepted = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> refusedAgain = new ArrayList<>();
    private final Map<RowKey, List<RedriveCandidate>> rows = new LinkedHashMap<>();
    private final Map<String, TableContract> contracts = new HashMap<>();

    /** @param nowMs epoch milliseconds */
    RedrivePlan(long nowMs) {
        this.nowMs = nowMs;
    }

    void accept(QuarantinedRecord entry, CleansingResult.Accepted result) {
        var contract = result.contract();
        contracts.put(contract.topic(), contract);
        var origin = origin(entry);
        var candidates = new ArrayList<RedriveCandidate>();
        for (var change : result.changes()) {
            var record = new ProducerRecord<>(
                    contract.topic(),
                    origin.partition(),
                    origin.timestamp(),
                    change.key().get(),
                    change.recordValue(),
                    origin.cleansed(result.origin()));
            HeaderText.set(record.headers(), MafHeaders.REDRIVEN, ""); // until the previous event is known
            var candidate = new RedriveCandidate(event(record), record);
            candidates.add(candidate);
            rows.computeIfAbsent(RowKey.of(contract.topic(), change.key().get()), key -> new ArrayList<>())
                    .add(candidate);
        }
        accepted.add(new Accepted(entry, candidates));
    }

    /** @param fingerprint of the contract that refuses it now */
    void refuse(
            QuarantinedRecord entry,
            ConsumerRecord<byte[], byte[]> original,
            RefusedException refusal,
            String fingerprint) {
        var headers = origin(entry).quarantined(entry.id().table(), refusal, nowMs);
        headers.add(MafHeaders.FAILURES, Integer.toString(entry.failures() + 1).getBytes(UTF_8));
        headers.add(MafHeaders.CONTRACT, fingerprint.getBytes(UTF_8));
        refusedAgain.add(new ProducerRecord<>(
                original.topic(), entry.id().partition(), nowMs, original.key(), original.value(), headers));
    }

    private static RecordOrigin origin(QuarantinedRecord entry) {
        var id = entry.id();
        return new RecordOrigin(id.topic(), entry.topicId(), id.partition(), id.offset(), entry.timestamp());
    }

    /** The rows that the batch would change. */
    Map<RowKey, List<RedriveCandidate>> rows() {
        return rows;
    }

    /** The event in a record of the topic of one of its rows. */
    CleansedEvent event(ConsumerRecord<byte[], byte[]> record) {
        return CleansedEvent.of(record.headers(), record.timestamp(), record.value(), contracts.get(record.topic()));
    }

    private CleansedEvent event(ProducerRecord<byte[], byte[]> record) {
        return CleansedEvent.of(record.headers(), record.timestamp(), record.value(), contracts.get(record.topic()));
    }

    /** The last record that was sent of each row; {@code places} has the positions. */
    Map<RowKey, Sent> sent(List<ProducerRecord<byte[], byte[]>> records, List<RecordMetadata> places) {
        var sent = new HashMap<RowKey, Sent>();
        for (var i = 0; i < records.size(); i++) {
            var record = records.get(i);
            if (contracts.containsKey(record.topic())) {
                sent.put(
                        RowKey.of(record.topic(), record.key()),
                        new Sent(
                                event(record), record.partition(), places.get(i).offset()));
            }
        }
        return sent;
    }

    /** The records to send, in order, after the candidates were compared with the log. */
    List<ProducerRecord<byte[], byte[]>> records() {
        var records = new ArrayList<>(refusedAgain);
        for (var each : accepted) {
            for (var candidate : each.candidates()) {
                if (!candidate.superseded()) {
                    records.add(candidate.finished());
                    candidate.newerInPart().ifPresent(newer -> records.add(copy(newer)));
                }
            }
            var entry = each.entry();
            var outcome = each.superseded() ? QuarantineMarker.SUPERSEDED : QuarantineMarker.REDRIVEN;
            var marker = new QuarantineMarker(entry.partition(), entry.offset(), outcome, nowMs);
            records.add(
                    new ProducerRecord<>(Topics.QUARANTINE_RESOLVED, entry.id().toJson(), marker.toJson()));
        }
        return records;
    }

    void count(RedriveReport report) {
        refusedAgain.forEach(record -> report.refusedAgain(HeaderText.of(record.headers(), MafHeaders.TABLE)));
        for (var each : accepted) {
            var table = each.entry().id().table();
            if (each.superseded()) {
                report.superseded(table);
            } else {
                report.redriven(table);
            }
        }
    }

    /** A copy of a newer record, to be written after an older one. */
    static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> newer) {
        var copy = new ProducerRecord<>(
                newer.topic(), newer.partition(), newer.timestamp(), newer.key(), newer.value(), newer.headers());
        HeaderText.set(copy.headers(), MafHeaders.REDRIVEN, MafHeaders.REDRIVEN_COPY);
        return copy;
    }
}

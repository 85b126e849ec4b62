package maf.verifier.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.wire.MafHeaders;
import maf.contract.wire.Topics;
import maf.verifier.row.RawKeyMatcher;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A row's records in Kafka: cleansed ones first, because their headers give the positions of the raw ones. */
final class TraceTopics {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TableContract contract;
    private final TraceKey key;
    private final byte[] cleansedKey;
    private final TopicReader topicReader;
    private final Trace trace;
    private final List<Source> sources;

    TraceTopics(TableContract contract, TraceKey key, byte[] cleansedKey, TopicReader topicReader, Trace trace) {
        this.contract = contract;
        this.key = key;
        this.cleansedKey = cleansedKey.clone();
        this.topicReader = topicReader;
        this.trace = trace;
        sources = contract.sources().stream()
                .filter(source -> contract.mayComeFrom(source, key.values()))
                .toList();
    }

    void cleansed() {
        topicReader.read(topicReader.partitions(contract.topic()), record -> {
            if (Arrays.equals(cleansedKey, record.key())) {
                trace.cleansed(new Trace.Cleansed(
                        Trace.Position.of(record),
                        record.value() == null ? "delete" : header(record, MafHeaders.OP),
                        header(record, MafHeaders.SOURCE_TOPIC) + "/" + header(record, MafHeaders.SOURCE_POSITION),
                        new Trace.Position(
                                header(record, MafHeaders.SOURCE_TOPIC),
                                Integer.parseInt(orZero(header(record, MafHeaders.SOURCE_PARTITION))),
                                Long.parseLong(orZero(header(record, MafHeaders.SOURCE_OFFSET))),
                                null)));
            }
        });
    }

    /** All events of a row are in one partition of a raw topic. If it is known, the others are not read. */
    void raw() {
        for (var source : sources) {
            var rawKey = new RawKeyMatcher(source, key.columns());
            var partitions = partitions(source.topic(), topicReader.partitions(source.topic()));
            topicReader.read(partitions, record -> {
                if (rawKey.isOf(record.key())) {
                    trace.raw(raw(record));
                }
            });
        }
        for (var event :
                trace.cleansed()) { // older than what was read, or with a key of a form that only the contract knows
            if (event.from().topic() != null && !trace.hasRaw(event.from())) {
                topicReader.read(
                        new TopicPartition(event.from().topic(), event.from().partition()),
                        event.from().offset(),
                        record -> trace.raw(raw(record)));
            }
        }
    }

    void refused() {
        topicReader.read(partitions(null, topicReader.partitions(Topics.QUARANTINE)), record -> {
            var origin = origin(record);
            var ours = contract.table().toString().equals(header(record, MafHeaders.TABLE));
            if (ours && (trace.hasRaw(origin) || hasRawKey(origin.topic(), record.key()))) {
                trace.quarantined(refusal(record, origin));
            }
        });
        topicReader.read(topicReader.partitions(Topics.DEAD_LETTERS), record -> {
            if (contract.table().toString().equals(header(record, MafHeaders.TABLE))
                    && Arrays.equals(cleansedKey, record.key())) {
                trace.deadLettered(refusal(record, origin(record)));
            }
        });
    }

    private boolean hasRawKey(String topic, byte[] rawKey) {
        return sources.stream()
                .anyMatch(source ->
                        source.topic().equals(topic) && new RawKeyMatcher(source, key.columns()).isOf(rawKey));
    }

    /** @param topic whose events are considered; null for all raw topics */
    private List<TopicPartition> partitions(String topic, List<TopicPartition> all) {
        var known = trace.cleansed().stream()
                .map(Trace.Cleansed::from)
                .filter(from -> topic == null || topic.equals(from.topic()))
                .map(Trace.Position::partition)
                .collect(Collectors.<Integer>toSet());
        return known.isEmpty() ? all : among(known, all);
    }

    private static List<TopicPartition> among(Set<Integer> known, List<TopicPartition> all) {
        return all.stream().filter(each -> known.contains(each.partition())).toList();
    }

    private static Trace.Raw raw(ConsumerRecord<byte[], byte[]> record) {
        return new Trace.Raw(Trace.Position.of(record), operation(record.value()));
    }

    private static String operation(byte[] value) {
        if (value == null) {
            return "tombstone";
        }
        try {
            return JSON.readTree(value).path("op").asText("unknown");
        } catch (IOException e) {
            return "not JSON";
        }
    }

    private static Trace.Position origin(ConsumerRecord<byte[], byte[]> record) {
        return new Trace.Position(
                header(record, MafHeaders.TOPIC),
                Integer.parseInt(orZero(header(record, MafHeaders.PARTITION))),
                Long.parseLong(orZero(header(record, MafHeaders.OFFSET))),
                null);
    }

    private static Trace.RefusedRecord refusal(ConsumerRecord<byte[], byte[]> record, Trace.Position origin) {
        var failedAt = header(record, MafHeaders.FAILED_AT_MS);
        return new Trace.RefusedRecord(
                Trace.Position.of(record),
                origin,
                header(record, MafHeaders.REASON),
                header(record, MafHeaders.RULE),
                header(record, MafHeaders.DETAIL),
                failedAt == null
                        ? null
                        : Instant.ofEpochMilli(Long.parseLong(failedAt)).toString());
    }

    private static String orZero(String number) {
        return number == null ? "0" : number;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}

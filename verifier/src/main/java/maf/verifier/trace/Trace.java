package maf.verifier.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import maf.verifier.table.UnavailableException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What was found of one row along the pipeline. Filled by one thread. */
final class Trace {
    static final int FOUND = 0;
    static final int NOWHERE = 1;

    private final String table;
    private final String key;
    private final List<AtSource> sources = new ArrayList<>();
    private final List<Raw> raw = new ArrayList<>();
    private final List<Cleansed> cleansed = new ArrayList<>();
    private final List<RefusedRecord> quarantined = new ArrayList<>();
    private final List<RefusedRecord> deadLettered = new ArrayList<>();
    private final List<LogLine> logLines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private StoredRow stored;
    private boolean storeKnown;
    private boolean complete = true;

    Trace(String table, String key) {
        this.table = table;
        this.key = key;
    }

    /** @param values null if the source has no row that the store should have */
    record AtSource(String topic, String state, Map<String, String> values) {}

    /** Position of a record; {@code time} is null if unknown. */
    record Position(String topic, int partition, long offset, String time) {
        static Position of(ConsumerRecord<byte[], byte[]> record) {
            return new Position(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    Instant.ofEpochMilli(record.timestamp()).toString());
        }

        boolean isAt(Position other) {
            return Objects.equals(topic, other.topic) && partition == other.partition && offset == other.offset;
        }
    }

    record Raw(Position place, String operation) {}

    /** @param source as in MAF_SOURCE; {@code from} is the raw record's position */
    record Cleansed(Position place, String operation, String source, Position from) {}

    record RefusedRecord(Position place, Position from, String reason, String rule, String detail, String at) {}

    /** @param where the file, or the service in Elasticsearch */
    record LogLine(String where, String text) {}

    /** Searches one part of the pipeline. */
    @FunctionalInterface
    interface Lookup {
        void at() throws UnavailableException, InterruptedException;
    }

    void attempt(String part, Lookup look) throws InterruptedException {
        try {
            look.at();
        } catch (UnavailableException | org.apache.kafka.common.KafkaException e) {
            complete = false;
            notes.add(part + " could not be searched: " + e.getMessage());
        }
    }

    void note(String note) {
        notes.add(note);
    }

    void source(AtSource source) {
        sources.add(source);
    }

    void stored(Optional<StoredRow> row) {
        stored = row.orElse(null);
        storeKnown = true;
    }

    void raw(Raw event) {
        if (!hasRaw(event.place())) {
            raw.add(event);
        }
    }

    boolean hasRaw(Position place) {
        return place.topic() != null
                && raw.stream().anyMatch(event -> event.place().isAt(place));
    }

    void cleansed(Cleansed event) {
        cleansed.add(event);
    }

    void quarantined(RefusedRecord refusal) {
        quarantined.add(refusal);
    }

    void deadLettered(RefusedRecord refusal) {
        deadLettered.add(refusal);
    }

    void log(LogLine line) {
        logLines.add(line);
    }

    String table() {
        return table;
    }

    String key() {
        return key;
    }

    List<AtSource> sources() {
        return sources;
    }

    Optional<StoredRow> stored() {
        return Optional.ofNullable(stored);
    }

    boolean isStoreKnown() {
        return storeKnown;
    }

    /** Ordered by topic and offset. */
    List<Raw> raw() {
        return raw.stream()
                .sorted(Comparator.comparing((Raw event) -> event.place().topic())
                        .thenComparing(event -> event.place().offset()))
                .toList();
    }

    List<Cleansed> cleansed() {
        return cleansed.stream()
                .sorted(Comparator.comparing(event -> event.place().offset()))
                .toList();
    }

    List<RefusedRecord> quarantined() {
        return quarantined;
    }

    List<RefusedRecord> deadLettered() {
        return deadLettered;
    }

    List<LogLine> logLines() {
        return logLines;
    }

    List<String> notes() {
        return notes;
    }

    int exitCode() {
        if (!complete) {
            return TraceCommand.NOT_KNOWN;
        }
        return isFound() ? FOUND : NOWHERE;
    }

    /** Whether any stage knows the row. */
    boolean isFound() {
        return stored != null
                || !raw.isEmpty()
                || !cleansed.isEmpty()
                || !quarantined.isEmpty()
                || sources.stream().anyMatch(source -> source.state().startsWith("there"));
    }

    /** One sentence on how far the row's newest event has come. */
    String verdict() {
        return TraceVerdict.of(this);
    }
}

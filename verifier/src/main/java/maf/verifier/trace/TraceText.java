package maf.verifier.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A trace as text or JSON. */
final class TraceText {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final StringBuilder text = new StringBuilder();

    private TraceText() {}

    /** What {@code --json} prints. */
    private record Document(
            String table,
            String key,
            String verdict,
            List<Trace.AtSource> sources,
            List<Trace.Raw> raw,
            List<Trace.Cleansed> cleansed,
            List<Trace.RefusedRecord> quarantine,
            List<Trace.RefusedRecord> deadLetters,
            StoredRow stored,
            List<Trace.LogLine> logs,
            List<String> notes) {}

    static String json(Trace trace) {
        try {
            return JSON.writeValueAsString(new Document(
                            trace.table(),
                            trace.key(),
                            trace.verdict(),
                            trace.sources(),
                            trace.raw(),
                            trace.cleansed(),
                            trace.quarantined(),
                            trace.deadLettered(),
                            trace.stored().orElse(null),
                            trace.logLines(),
                            trace.notes()))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Trace trace) {
        var text = new TraceText();
        text.line(trace.table() + " " + trace.key() + ": " + trace.verdict());
        trace.sources()
                .forEach(each -> text.step("source", each.topic() + "  " + each.state() + values(each.values())));
        trace.raw().forEach(each -> text.step("raw", place(each.place()) + "  " + each.operation()));
        trace.cleansed()
                .forEach(each -> text.step(
                        "cleansed",
                        place(each.place()) + "  " + each.operation() + "  of " + each.source() + ", raw "
                                + place(each.from())));
        trace.quarantined().forEach(each -> text.step("quarantine", refusal(each)));
        trace.deadLettered().forEach(each -> text.step("dead letter", refusal(each)));
        trace.stored()
                .ifPresentOrElse(
                        row -> text.step(
                                "store",
                                "version " + row.version() + " (" + Instant.ofEpochMilli(row.version())
                                        + "), committed " + row.committedAt() + ", MAF_SOURCE " + row.source()
                                        + values(row.values())),
                        () -> text.step("store", trace.isStoreKnown() ? "no such row" : "not known"));
        trace.logLines().forEach(each -> text.step("log", each.where() + "  " + each.text()));
        trace.notes().forEach(each -> text.step("note", each));
        return text.text.toString();
    }

    private static String refusal(Trace.RefusedRecord refusal) {
        return place(refusal.place()) + "  " + refusal.reason()
                + (refusal.rule() == null ? "" : " (" + refusal.rule() + ")") + ", of " + place(refusal.from()) + ": "
                + refusal.detail();
    }

    private static String place(Trace.Position place) {
        return place.topic() + "-" + place.partition() + " offset " + place.offset()
                + (place.time() == null ? "" : "  " + place.time());
    }

    private static String values(Map<String, String> values) {
        return values == null ? "" : "  " + values;
    }

    private void step(String what, String found) {
        line(String.format(Locale.ROOT, "  %-12s%s", what, found));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

package maf.verifier.trace;

import java.util.Optional;

/** One sentence on how far a row's newest event has come. */
final class TraceVerdict {
    private TraceVerdict() {}

    static String of(Trace trace) {
        if (!trace.isFound()) {
            return trace.exitCode() == Trace.NOWHERE ? "not found anywhere" : "not known: a part could not be searched";
        }
        var raw = trace.raw().stream()
                .filter(event -> !event.operation().equals("tombstone"))
                .reduce((first, second) -> second)
                .map(Trace.Raw::place);
        var cleansed = trace.cleansed().stream().reduce((first, second) -> second);
        var refused = raw.flatMap(place -> trace.quarantined().stream()
                .filter(each -> each.from().isAt(place))
                .reduce((first, second) -> second));
        if (refused.isPresent()) {
            return "the newest event was refused (" + refused.get().reason()
                    + "): the store keeps the earlier state; see ./pipeline quarantine";
        }
        if (raw.isPresent() && cleansed.isEmpty()) {
            return "captured, not cleansed: see stream-transformer";
        }
        if (raw.isPresent() && isNewer(raw.get(), cleansed.get().from())) {
            return "the newest event is captured, but not cleansed yet: see stream-transformer";
        }
        return cleansed.map(newest -> stored(trace, newest)).orElseGet(() -> unknown(trace));
    }

    private static boolean isNewer(Trace.Position raw, Trace.Position cleansed) {
        return raw.topic().equals(cleansed.topic())
                && raw.partition() == cleansed.partition()
                && raw.offset() > cleansed.offset();
    }

    private static String stored(Trace trace, Trace.Cleansed newest) {
        var stored = trace.stored().map(StoredRow::source);
        if (newest.operation() != null && newest.operation().equals("delete")) {
            return stored.isEmpty()
                    ? "deleted by its newest event"
                    : "its deletion is not stored yet: see phoenix-sink";
        }
        if (stored.equals(Optional.of(newest.source()))) {
            return "the store holds its newest event";
        }
        var buried = trace.deadLettered().stream()
                .filter(each -> each.from().isAt(newest.place()))
                .findFirst();
        return buried.map(letter -> "the store refused its newest event (" + letter.reason() + ")")
                .orElse("the newest event is cleansed, but not stored yet: see phoenix-sink");
    }

    private static String unknown(Trace trace) {
        return trace.stored().isPresent()
                ? "stored; its events are no longer in Kafka, or not in the part that was read"
                : "at the source, but not captured: see connect";
    }
}

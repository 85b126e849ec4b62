package maf.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import maf.contract.RowRules;
import maf.contract.TableContract;
import org.apache.kafka.common.utils.Bytes;

/** Judges events by one contract and prints what becomes of each. */
final class Trial {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Judge judge;
    private final PrintWriter out;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private int events;

    /** @param rules by contract name */
    Trial(TableContract contract, Map<String, RowRules> rules, PrintWriter out) {
        this.judge = Judge.of(List.of(contract), rules);
        this.out = out;
    }

    /** Judges one event; its topic is one of the contract's sources. */
    void run(TriedEvent event) {
        events++;
        for (var judgement : judge.judge(event.topic(), event.keyBytes(), event.valueBytes(), event.timestamp())) {
            if (judgement instanceof Judgement.Accepted accepted) {
                if (accepted.changes().isEmpty()) {
                    print(line(event, "no-row"));
                }
                accepted.changes().forEach(change -> print(changed(event, accepted, change)));
            } else if (judgement instanceof Judgement.Refused refused) {
                print(refused(event, refused.refusal()));
            }
        }
    }

    private ObjectNode changed(TriedEvent event, Judgement.Accepted accepted, TableStep.Change change) {
        var outcome = "deleted";
        Bytes value = null;
        if (change instanceof TableStep.Change.Put put) {
            outcome = "cleansed";
            value = put.value();
        } else if (change instanceof TableStep.Change.LeaveOut) {
            outcome = "filtered";
        }
        var line = line(event, outcome).put("op", accepted.origin().operation());
        line.putRawValue("key", raw(change.key()));
        if (value != null) {
            line.putRawValue("value", raw(value));
        }
        return line;
    }

    private ObjectNode refused(TriedEvent event, RefusedException refusal) {
        var reason = refusal.reason().code();
        var line = line(event, "quarantined").put("reason", reason);
        refusal.rule().ifPresent(rule -> line.put("rule", rule));
        reasons.merge(reason + refusal.rule().map(rule -> " " + rule).orElse(""), 1, Integer::sum);
        line.put("detail", refusal.getMessage());
        return event.key() == null ? line : line.put("source-key", new String(event.keyBytes(), UTF_8));
    }

    private ObjectNode line(TriedEvent event, String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
        return JSON.createObjectNode()
                .put("event", event.topic() + " " + event.place())
                .put("outcome", outcome);
    }

    private static RawValue raw(Bytes json) {
        return new RawValue(new String(json.get(), UTF_8));
    }

    private void print(ObjectNode line) {
        out.println(line);
    }

    /** How many of each outcome, for people. */
    String summary() {
        var refused = reasons.entrySet().stream()
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .collect(Collectors.joining(", "));
        return (events == 1 ? "1 event" : events + " events")
                + outcomes.entrySet().stream()
                        .map(outcome -> outcome.getValue() + " " + outcome.getKey())
                        .collect(Collectors.joining(", ", events == 0 ? "" : ": ", ""))
                + (refused.isEmpty() ? "" : " (" + refused + ")") + ".";
    }
}

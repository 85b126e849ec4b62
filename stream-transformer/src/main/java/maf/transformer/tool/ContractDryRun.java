package maf.transformer.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import maf.contract.model.TableContract;
import maf.contract.rule.RowRules;
import maf.contract.typing.RefusedException;
import maf.transformer.cleanse.CleansingResult;
import maf.transformer.cleanse.RecordCleanser;
import maf.transformer.cleanse.TableCleanser;
import org.apache.kafka.common.utils.Bytes;

/** Applies one contract to events and prints the outcome of each. */
final class ContractDryRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecordCleanser cleanser;
    private final PrintWriter out;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private int events;

    /** @param rules by contract name */
    ContractDryRun(TableContract contract, Map<String, RowRules> rules, PrintWriter out) {
        this.cleanser = RecordCleanser.of(List.of(contract), rules);
        this.out = out;
    }

    /** Applies the contract to one event; its topic is one of the contract's sources. */
    void run(InputEvent event) {
        events++;
        for (var result : cleanser.cleanse(event.topic(), event.keyBytes(), event.valueBytes(), event.timestamp())) {
            if (result instanceof CleansingResult.Accepted accepted) {
                if (accepted.changes().isEmpty()) {
                    print(line(event, "no-row"));
                }
                accepted.changes().forEach(change -> print(changed(event, accepted, change)));
            } else if (result instanceof CleansingResult.Refused refused) {
                print(refused(event, refused.refusal()));
            }
        }
    }

    private ObjectNode changed(InputEvent event, CleansingResult.Accepted accepted, TableCleanser.Change change) {
        var outcome = "deleted";
        Bytes value = null;
        if (change instanceof TableCleanser.Change.Put put) {
            outcome = "cleansed";
            value = put.value();
        } else if (change instanceof TableCleanser.Change.LeaveOut) {
            outcome = "filtered";
        }
        var line = line(event, outcome).put("op", accepted.origin().operation());
        line.putRawValue("key", raw(change.key()));
        if (value != null) {
            line.putRawValue("value", raw(value));
        }
        return line;
    }

    private ObjectNode refused(InputEvent event, RefusedException refusal) {
        var reason = refusal.reason().code();
        var line = line(event, "quarantined").put("reason", reason);
        refusal.rule().ifPresent(rule -> line.put("rule", rule));
        reasons.merge(reason + refusal.rule().map(rule -> " " + rule).orElse(""), 1, Integer::sum);
        line.put("detail", refusal.getMessage());
        return event.key() == null ? line : line.put("source-key", new String(event.keyBytes(), UTF_8));
    }

    private ObjectNode line(InputEvent event, String outcome) {
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

    /** The number of events by outcome, for people. */
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

package maf.monitoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * One alert: a figure that a healthy pipeline gives for each thing watched, and the value beyond which something is wrong. Kept
 * apart, because Grafana takes a value of 0 for "not firing", and because a figure that is always there shows in health that the
 * expression works.
 *
 * @param name in words without spaces; its section of docs/operations.md has the same
 * @param severity critical: rows stop or are lost, act now; warning: look today
 * @param expr the figure, one series for each thing watched
 * @param above fires when the figure is greater
 * @param below fires when the figure is smaller
 * @param lasting {@code for} in the file: how long it must stay so, as Prometheus writes times
 * @param labels which labels each series has, no more and no less
 * @param summary one sentence that names the thing by {@code {{ .Labels.x }}} and the figure by {@code .Value}
 * @param silent true where a healthy pipeline gives no series
 */
public record Alert(
        String name,
        Severity severity,
        String expr,
        Double above,
        Double below,
        @JsonProperty("for") String lasting,
        List<String> labels,
        String summary,
        boolean silent) {
    /** How soon somebody must look. */
    public enum Severity {
        critical,
        warning
    }

    public Alert {
        Definitions.require(
                name != null && name.matches("[A-Z][A-Za-z]+"), "the alert's name " + name + " is no single word");
        Definitions.require(severity != null, name + " has no severity");
        Definitions.require(expr != null, name + " has no expr");
        Definitions.require((above == null) != (below == null), name + " needs one of above and below");
        Definitions.require(lasting != null && lasting.matches("\\d+[smh]"), name + " has no for such as 1m");
        Definitions.require(
                summary != null && summary.contains(".Value"), name + "'s summary does not tell the figure");
        labels = labels == null ? List.of() : List.copyOf(labels);
        for (var label : labels) {
            Definitions.require(
                    summary.contains("{{ .Labels." + label + " }}"), name + "'s summary does not name the " + label);
        }
    }

    /** {@code StoreUnavailable} is {@code store-unavailable}. */
    String slug() {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    double limit() {
        return above == null ? below : above;
    }

    String runbook() {
        return "docs/operations.md#" + name.toLowerCase(Locale.ROOT);
    }
}

package maf.monitoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * One alert: an expression that gives a value for each monitored object in a healthy pipeline, and the limit beyond
 * which something is wrong. Expression and limit are separate because Grafana treats a value of 0 as "not firing", and
 * because an expression that always has a value can be tested on a healthy pipeline.
 *
 * @param name the name in camel case; its section of docs/operations.md has the same name
 * @param severity critical: rows stop or are lost, act now; warning: investigate today
 * @param expr PromQL with one series for each monitored object
 * @param above the alert fires when the value is greater
 * @param below the alert fires when the value is smaller
 * @param pendingPeriod {@code for} in the file: how long the value must stay beyond the limit, in Prometheus' notation
 * @param labels exactly the labels that each series has
 * @param summary one sentence that refers to the object by {@code {{ .Labels.x }}} and to the value by {@code .Value}
 * @param silent true if a healthy pipeline gives no series
 */
public record Alert(
        String name,
        Severity severity,
        String expr,
        Double above,
        Double below,
        @JsonProperty("for") String pendingPeriod,
        List<String> labels,
        String summary,
        boolean silent) {
    /** How soon somebody must act. */
    public enum Severity {
        critical,
        warning
    }

    public Alert {
        Definitions.require(
                name != null && name.matches("[A-Z][A-Za-z]+"), "the alert's name " + name + " is not a single word");
        Definitions.require(severity != null, name + " has no severity");
        Definitions.require(expr != null, name + " has no expr");
        Definitions.require((above == null) != (below == null), name + " needs one of above and below");
        Definitions.require(
                pendingPeriod != null && pendingPeriod.matches("\\d+[smh]"), name + " has no for such as 1m");
        Definitions.require(summary != null && summary.contains(".Value"), name + "'s summary does not give the value");
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

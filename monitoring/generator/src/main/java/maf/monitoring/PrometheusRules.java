package maf.monitoring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** The same alerts as Prometheus reads them: for alerting without Grafana, and for the fault test. */
public final class PrometheusRules {
    private PrometheusRules() {}

    /**
     * The alerts as a file of rules.
     *
     * @param factor factor for the waiting times: 1 as defined, less to see alerts sooner
     * @param interval how often the rules are evaluated
     */
    public static ObjectNode of(Alerts alerts, double factor, String interval) {
        var json = JsonNodeFactory.instance.objectNode();
        var group = json.putArray("groups").addObject().put("name", "alerts").put("interval", interval);
        var rules = group.putArray("rules");
        for (var alert : alerts.alerts()) {
            var rule = rules.addObject();
            rule.put("alert", alert.name())
                    .put(
                            "expr",
                            "(" + alert.expr() + ") " + (alert.above() == null ? "< " : "> ") + plain(alert.limit()))
                    .put("for", Math.max(1, Math.round(seconds(alert.pendingPeriod()) * factor)) + "s");
            rule.putObject("labels").put("severity", alert.severity().name());
            rule.putObject("annotations").put("summary", alert.summary()).put("runbook", alert.runbook());
        }
        return json;
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    private static long seconds(String time) {
        var number = Long.parseLong(time.substring(0, time.length() - 1));
        return switch (time.charAt(time.length() - 1)) {
            case 's' -> number;
            case 'm' -> number * 60;
            default -> number * 3600;
        };
    }
}

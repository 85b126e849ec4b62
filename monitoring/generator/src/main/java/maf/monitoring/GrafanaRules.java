package maf.monitoring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The alerts as Grafana reads them when it starts: query A is the value, query B compares it with the limit. */
final class GrafanaRules {
    /** The query is for the present value, but Grafana requires a range. */
    private static final int RANGE_SECONDS = 600;

    private GrafanaRules() {}

    static ObjectNode of(Alerts alerts) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("apiVersion", 1);
        var group = json.putArray("groups").addObject();
        group.put("orgId", 1).put("name", "pipeline").put("folder", "MAF").put("interval", alerts.interval());
        var rules = group.putArray("rules");
        alerts.alerts().forEach(alert -> rules.add(rule(alert)));
        return json;
    }

    private static ObjectNode rule(Alert alert) {
        var rule = JsonNodeFactory.instance.objectNode();
        rule.put("uid", "maf-" + alert.slug());
        rule.put("title", alert.name());
        rule.put("condition", "B");
        query(alert, rule.putArray("data"));
        // Missing data is reported by TargetDown: one alert for one fault.
        rule.put("noDataState", "OK");
        rule.put("execErrState", "Error");
        rule.put("for", alert.pendingPeriod());
        rule.putObject("annotations")
                // Grafana refers to the value by the query's letter. There is no dollar sign: provisioning would expand
                // it as a variable.
                .put("summary", alert.summary().replace(".Value", ".Values.A.Value"))
                .put("runbook", alert.runbook());
        rule.putObject("labels").put("severity", alert.severity().name());
        rule.put("isPaused", false);
        return rule;
    }

    private static void query(Alert alert, ArrayNode data) {
        var query = data.addObject().put("refId", "A").put("datasourceUid", PanelJson.PROMETHEUS);
        query.putObject("relativeTimeRange").put("from", RANGE_SECONDS).put("to", 0);
        var model = query.putObject("model");
        PanelJson.dataSource(model);
        model.put("refId", "A").put("expr", alert.expr()).put("instant", true).put("range", false);

        var condition = data.addObject().put("refId", "B").put("datasourceUid", "__expr__");
        condition.putObject("relativeTimeRange").put("from", RANGE_SECONDS).put("to", 0);
        var threshold = condition.putObject("model");
        threshold.putObject("datasource").put("type", "__expr__").put("uid", "__expr__");
        threshold.put("refId", "B").put("type", "threshold").put("expression", "A");
        var evaluator = threshold.putArray("conditions").addObject().putObject("evaluator");
        evaluator
                .put("type", alert.above() == null ? "lt" : "gt")
                .putArray("params")
                .add(alert.limit());
    }
}

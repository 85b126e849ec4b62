package maf.monitoring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import maf.monitoring.Panel.Look;

/** A panel as Grafana reads it. */
final class PanelJson {
    /** A fixed id, so that dashboards find the data source in every installation. */
    static final String PROMETHEUS = "prometheus";

    private PanelJson() {}

    static ObjectNode of(Panel panel, int id) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", id)
                .put("type", panel.show().type())
                .put("title", panel.title())
                .put("description", panel.description());
        dataSource(node);
        targets(panel, node);
        field(panel, node.putObject("fieldConfig"));
        options(panel.show(), node.putObject("options"));
        return node;
    }

    static void dataSource(ObjectNode node) {
        node.putObject("datasource").put("type", "prometheus").put("uid", PROMETHEUS);
    }

    private static void targets(Panel panel, ObjectNode node) {
        var targets = node.putArray("targets");
        var instant = panel.show() == Look.now;
        for (var query : panel.queries()) {
            var target = targets.addObject();
            dataSource(target);
            target.put("refId", String.valueOf((char) ('A' + targets.size() - 1)))
                    .put("expr", query.expr())
                    .put("legendFormat", query.legend())
                    .put("instant", instant)
                    .put("range", !instant);
        }
    }

    private static void field(Panel panel, ObjectNode field) {
        field.putArray("overrides");
        var defaults = field.putObject("defaults");
        defaults.put("unit", panel.unit());
        if (!panel.unit().equals("none") && panel.show() != Look.states) {
            defaults.put("min", 0);
        }
        defaults.putObject("color").put("mode", panel.colours().isEmpty() ? "palette-classic" : colourMode(panel));
        var mappings = defaults.putArray("mappings");
        if (!panel.texts().isEmpty()) {
            var options = mappings.addObject().put("type", "value").putObject("options");
            panel.texts().forEach((value, text) -> options.putObject(value).put("text", text));
        }
        thresholds(panel, defaults.putObject("thresholds"));
        custom(panel.show(), defaults.putObject("custom"));
    }

    /** Each line keeps a colour of its own; the thresholds are drawn behind the lines. */
    private static String colourMode(Panel panel) {
        return panel.show() == Look.lines || panel.show() == Look.stack ? "palette-classic" : "thresholds";
    }

    private static void thresholds(Panel panel, ObjectNode node) {
        node.put("mode", "absolute");
        var steps = node.putArray("steps");
        if (panel.colours().isEmpty()) {
            steps.addObject().put("color", "green").putNull("value");
        }
        panel.colours().forEach((from, colour) -> {
            var step = steps.addObject().put("color", colour);
            if (steps.size() == 1) {
                step.putNull("value"); // the first colour applies to every value below the second
            } else {
                step.put("value", Double.parseDouble(from));
            }
        });
    }

    private static void custom(Look look, ObjectNode custom) {
        if (look == Look.lines || look == Look.stack) {
            custom.put("drawStyle", "line").put("lineWidth", 1).put("fillOpacity", look == Look.stack ? 30 : 0);
            custom.put("showPoints", "never").put("spanNulls", false);
            custom.putObject("stacking")
                    .put("mode", look == Look.stack ? "normal" : "none")
                    .put("group", "A");
            custom.putObject("thresholdsStyle").put("mode", "off");
        } else if (look == Look.states) {
            custom.put("fillOpacity", 70).put("lineWidth", 0);
        }
    }

    private static void options(Look look, ObjectNode options) {
        switch (look) {
            case lines, stack -> {
                var legend = options.putObject("legend");
                legend.put("displayMode", "list")
                        .put("placement", "bottom")
                        .put("showLegend", true)
                        .putArray("calcs");
                options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
            }
            case now -> {
                options.put("colorMode", "background").put("graphMode", "none").put("textMode", "value_and_name");
                options.put("justifyMode", "auto").put("orientation", "auto").put("wideLayout", true);
                var reduce = options.putObject("reduceOptions").put("values", false);
                reduce.putArray("calcs").add("lastNotNull");
            }
            case states -> {
                options.put("mergeValues", true)
                        .put("showValue", "auto")
                        .put("rowHeight", 0.8)
                        .put("alignValue", "left");
                var legend = options.putObject("legend");
                legend.put("displayMode", "list")
                        .put("placement", "bottom")
                        .put("showLegend", false)
                        .putArray("calcs");
                options.putObject("tooltip").put("mode", "single").put("sort", "none");
            }
        }
    }
}

package maf.monitoring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A dashboard as Grafana reads it. Panels are laid out from left to right and wrap to the next line. */
final class DashboardJson {
    private static final int COLUMNS = 24;
    /** The version of Grafana's schema; Grafana migrates older dashboards on load. */
    private static final int SCHEMA_VERSION = 42;

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private int id;
    private int x;
    private int y;
    private int lineHeight;

    private DashboardJson(Dashboard dashboard, List<Dashboard> all) {
        json.put("uid", dashboard.uid());
        json.put("title", dashboard.title());
        json.put("description", dashboard.description());
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("editable", false);
        json.put("graphTooltip", 1); // all panels share the crosshair
        json.put("refresh", "10s");
        json.put("timezone", "browser");
        json.putObject("time").put("from", "now-30m").put("to", "now");
        json.putArray("tags").add("maf");
        links(dashboard, all);
        var panels = json.putArray("panels");
        for (var row : dashboard.rows()) {
            newLine();
            panels.add(heading(row));
            for (var panel : row.panels()) {
                panels.add(positioned(panel));
            }
        }
    }

    static ObjectNode of(Dashboard dashboard, List<Dashboard> all) {
        return new DashboardJson(dashboard, all).json;
    }

    private void links(Dashboard dashboard, List<Dashboard> all) {
        var links = json.putArray("links");
        for (var other : all) {
            if (!other.equals(dashboard)) {
                links.addObject()
                        .put("title", other.title())
                        .put("type", "link")
                        .put("url", "/d/" + other.uid())
                        .put("icon", "dashboard")
                        .put("tooltip", other.description())
                        .put("asDropdown", false)
                        .put("includeVars", false)
                        .put("keepTime", true)
                        .put("targetBlank", false)
                        .putArray("tags");
            }
        }
    }

    private ObjectNode heading(Dashboard.Row row) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("type", "row").put("id", ++id).put("title", row.title()).put("collapsed", false);
        node.putObject("gridPos").put("x", 0).put("y", y).put("w", COLUMNS).put("h", 1);
        node.putArray("panels");
        y++;
        return node;
    }

    private ObjectNode positioned(Panel panel) {
        if (x + panel.width() > COLUMNS) {
            newLine();
        }
        var node = PanelJson.of(panel, ++id);
        node.putObject("gridPos")
                .put("x", x)
                .put("y", y)
                .put("w", panel.width())
                .put("h", panel.height());
        x += panel.width();
        lineHeight = Math.max(lineHeight, panel.height());
        return node;
    }

    private void newLine() {
        x = 0;
        y += lineHeight;
        lineHeight = 0;
    }
}

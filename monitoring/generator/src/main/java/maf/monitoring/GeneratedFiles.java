package maf.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files generated from the definitions, by their path below monitoring/grafana. All are JSON, which is also YAML.
 */
public final class GeneratedFiles {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private GeneratedFiles() {}

    static Map<String, String> files(Definitions definitions) {
        var files = new TreeMap<String, String>();
        for (var dashboard : definitions.dashboards()) {
            files.put(
                    "generated/dashboards/" + dashboard.uid() + ".json",
                    text(DashboardJson.of(dashboard, definitions.dashboards())));
        }
        files.put("generated/alerting/rules.json", text(GrafanaRules.of(definitions.alerts())));
        return files;
    }

    public static String text(JsonNode json) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

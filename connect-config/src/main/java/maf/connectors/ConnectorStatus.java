package maf.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A connector as Connect reports it.
 *
 * @param states the connector's own state first, then its tasks': RUNNING, FAILED, PAUSED, STOPPED, UNASSIGNED, RESTARTING
 * @param trace the first stack trace of a FAILED state; empty if there is none
 */
record ConnectorStatus(Map<String, String> settings, List<String> states, String trace) {
    /** Reads one entry of {@code GET /connectors?expand=info&expand=status}. */
    static ConnectorStatus parse(JsonNode entry) {
        var parts = new ArrayList<JsonNode>();
        parts.add(entry.path("status").path("connector"));
        entry.path("status").path("tasks").forEach(parts::add);
        var trace = parts.stream()
                .filter(part -> "FAILED".equals(part.path("state").asText()))
                .map(part -> part.path("trace").asText(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        var states = parts.stream()
                .map(part -> part.path("state").asText("UNASSIGNED"))
                .toList();
        return new ConnectorStatus(ConnectorConfig.flat(entry.path("info").path("config")), states, trace);
    }

    /** Whether it was made from a source's template; other connectors are not the keeper's. */
    boolean isOfSource(String name) {
        return name.equals(settings.get("topic.prefix"))
                && "maf.connect.EventSizeLimit".equals(settings.get("transforms.size.type"));
    }

    /** What a deleted connector leaves behind, and how to drop it. */
    String whatStays() {
        var name = settings.get("topic.prefix");
        var slot = settings.get("slot.name");
        return "Its topics (" + name
                + ".*), its rows in the store and its place in the source stay, so that it goes on from there if "
                + "the file comes back. To drop them: kafka-topics.sh --delete --topic '" + name + "\\..*', "
                + "DROP TABLE for tables that have no other source"
                + (slot == null
                        ? ""
                        : ", and on PostgreSQL, where the slot holds back the log until then: SELECT pg_drop_replication_slot('"
                                + slot + "')");
    }

    String connectorState() {
        return states.get(0);
    }

    boolean hasTasks() {
        return states.size() > 1;
    }
}

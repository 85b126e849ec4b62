package maf.transformer.cleanse;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import maf.contract.typing.RefusedException;
import maf.contract.wire.CapturedTable;
import maf.contract.wire.QuarantineReason;

/**
 * The one table of the source that each raw topic belongs to. Debezium replaces characters that a topic's name cannot have, so
 * {@code a$b} has the topic of {@code a_b}, and its rows would replace those of {@code a_b}. The table of exactly the topic's
 * name owns the topic, or else the one that came first. For any thread.
 */
public final class SourceTables {
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /**
     * Refuses an event of a second table.
     *
     * @param table qualified by its database or schema; null if the event does not say
     */
    void check(String topic, String table) {
        var owner = owners.get(topic);
        if (table == null || table.equals(owner)) {
            return;
        }
        if (topic.endsWith("." + table)) {
            owners.put(topic, table);
        } else if (topic.endsWith(
                "." + CapturedTable.inTopic(table))) { // other names are a transform's work, which may unite tables
            owner = owners.putIfAbsent(topic, table);
            if (owner != null && !owner.equals(table)) {
                throw new RefusedException(
                        QuarantineReason.OTHER_TABLE,
                        "the event is of the source's table '" + table + "', but the rows of this topic are those of '"
                                + owner + "'");
            }
        }
    }
}

package maf.contract.wire;

import java.util.Collection;
import java.util.List;

/**
 * A table or collection of a source. Debezium names its raw topic after it, and replaces what Kafka does not allow there: so
 * a topic does not tell the table's name, but the tables of a source tell which of them it belongs to.
 *
 * @param schema PostgreSQL's schema, or the database of MySQL or MongoDB
 */
public record CapturedTable(String schema, String name) {
    private static final int LONGEST_TOPIC = 249;

    /**
     * Its raw topic, as Debezium's {@code AbstractTopicNamingStrategy.sanitizedTopicName} makes it.
     *
     * @param prefix the connector's {@code topic.prefix}
     */
    public String topic(String prefix) {
        var topic = inTopic(prefix + "." + schema + "." + name);
        return topic.substring(0, Math.min(topic.length(), LONGEST_TOPIC));
    }

    /** A name as it stands in a topic's: whatever Kafka does not allow there is an underscore. */
    public static String inTopic(String name) {
        var topic = new StringBuilder(name);
        for (var at = 0; at < topic.length(); at++) {
            if (!isAllowed(topic.charAt(at))) {
                topic.setCharAt(at, '_');
            }
        }
        return topic.toString();
    }

    private static boolean isAllowed(char c) {
        return c == '.'
                || c == '_'
                || c == '-'
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9');
    }

    /** Those whose changes go to {@code topic}; only the one of exactly that name if there is one. */
    public static List<CapturedTable> of(String topic, Collection<CapturedTable> tables) {
        var prefix = topic.substring(0, Math.max(0, topic.indexOf('.')));
        var all = tables.stream()
                .filter(table -> table.topic(prefix).equals(topic))
                .distinct()
                .toList();
        var exact = all.stream()
                .filter(table -> topic.equals(prefix + "." + table.schema + "." + table.name))
                .toList();
        return exact.isEmpty() ? all : exact;
    }
}

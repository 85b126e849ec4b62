package maf.verifier.source;

/**
 * The name of a raw topic: {@code <source>.<schema>.<table>}.
 *
 * @param source name of the source database, {@code topic.prefix} of its connector
 * @param schema PostgreSQL's schema, or the database of MySQL or MongoDB
 * @param table or collection
 */
public record RawTopic(String source, String schema, String table) {
    /**
     * Splits a topic's name.
     *
     * @throws IllegalArgumentException if the name has fewer than three parts
     */
    public static RawTopic of(String topic) {
        var parts = topic.split("\\.", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException(
                    "topic '" + topic + "' names no table: <source>.<schema or database>.<table>");
        }
        return new RawTopic(parts[0], parts[1], parts[2]);
    }

    /** The first part of a topic's name, the whole name if it has only one. */
    public static String sourceOf(String topic) {
        var dot = topic.indexOf('.');
        return dot < 0 ? topic : topic.substring(0, dot);
    }

    /** As SQL and MongoDB name it: {@code <schema>.<table>}. */
    public String qualifiedTable() {
        return schema + "." + table;
    }
}

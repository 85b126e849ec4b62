package maf.verifier.source;

/** The first word of a raw topic, {@code topic.prefix} of its connector: one per source database. */
public final class TopicPrefix {
    private TopicPrefix() {}

    public static String of(String topic) {
        var dot = topic.indexOf('.');
        return dot < 0 ? topic : topic.substring(0, dot);
    }
}

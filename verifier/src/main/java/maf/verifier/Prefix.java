package maf.verifier;

/** The first word of a raw topic, {@code topic.prefix} of its connector: one per source database. */
final class Prefix {
    private Prefix() {}

    static String of(String topic) {
        var dot = topic.indexOf('.');
        return dot < 0 ? topic : topic.substring(0, dot);
    }
}

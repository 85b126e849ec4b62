package maf.inspect.table;

import java.util.Optional;

/** What a table is to its source, and why some of them have no changes to capture. */
public enum TableKind {
    TABLE(null),
    PARTITIONED(null),
    /** A collection of MongoDB that drops its oldest documents, without an event. */
    CAPPED(null),
    PARTITION("is a partition, and its changes have the name of the whole table"),
    VIEW("is a view, which has no changes of its own: take the tables that it reads"),
    MATERIALIZED_VIEW("is a materialized view, of which the source logs no changes: take the tables that it reads"),
    FOREIGN("is a foreign table, whose changes only its own server logs: make that server a source"),
    UNLOGGED("is unlogged, so the source logs no changes of it: ALTER TABLE … SET LOGGED"),
    TIME_SERIES("is a time-series collection, which has no change streams");

    private final String refusal;

    TableKind(String refusal) {
        this.refusal = refusal;
    }

    /** Why it cannot be captured, as the rest of a sentence that begins with its name; empty if it can. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }
}

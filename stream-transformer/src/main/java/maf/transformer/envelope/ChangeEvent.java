package maf.transformer.envelope;

import java.util.Optional;

/** What happened to one row at its source, the same for relational databases and MongoDB. */
public sealed interface ChangeEvent {
    /** Null for an event about no row. */
    Origin origin();

    /**
     * Where and when a change was committed.
     *
     * @param operation c, u, d, r or t, as Debezium writes it
     * @param position {@code <binlog file>:<pos>:<row>}, LSN, or {@code <seconds>:<ordinal>}; {@code unknown} when the
     *     event does not say
     * @param tsMs commit time, epoch milliseconds
     */
    record Origin(String operation, String position, long tsMs) {}

    /**
     * The row exists and looks like this: insert, update or snapshot.
     *
     * @param before the row before an update, where a relational source has it; whole when {@code after} lacks unchanged
     *     values, else its key alone
     */
    record Upsert(Origin origin, SourceKey key, Optional<SourceRow> before, SourceRow after) implements ChangeEvent {}

    /** The row is gone. */
    record Delete(Origin origin, SourceKey key) implements ChangeEvent {}

    /** All rows are gone; belongs to no row. */
    record Truncate(Origin origin) implements ChangeEvent {}

    /** Says nothing about a row: tombstone after a delete, heartbeat, transaction marker. */
    record Ignored() implements ChangeEvent {
        @Override
        public Origin origin() {
            return null;
        }
    }
}

package maf.transformer.envelope;

import java.util.Optional;

/** A change of one row at its source, in one form for relational databases and MongoDB. */
public sealed interface ChangeEvent {
    /** Null for an event that is about no row. */
    Origin origin();

    /**
     * Where and when a change was committed.
     *
     * @param operation c, u, d, r or t, as Debezium writes it
     * @param position {@code <binlog file>:<pos>:<row>}, LSN, or {@code <seconds>:<ordinal>}; {@code unknown} if the
     *     event has none
     * @param tsMs commit time, epoch milliseconds
     * @param table the source's table with its schema or database; null if the event does not say
     */
    record Origin(String operation, String position, long tsMs, String table) {}

    /**
     * The row exists with these values: insert, update or snapshot.
     *
     * @param before the row before an update, if a relational source sends it; all of it if {@code after} lacks unchanged
     *     values, otherwise only its key
     */
    record Upsert(Origin origin, SourceKey key, Optional<SourceRow> before, SourceRow after) implements ChangeEvent {}

    /** The row was deleted. */
    record Delete(Origin origin, SourceKey key) implements ChangeEvent {}

    /** All rows were deleted; belongs to no row. */
    record Truncate(Origin origin) implements ChangeEvent {}

    /** An event that is about no row: tombstone after a delete, heartbeat, transaction marker. */
    record Ignored() implements ChangeEvent {
        @Override
        public Origin origin() {
            return null;
        }
    }
}

package maf.source;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the connector captures a source.
 *
 * @param signals the table whose rows ask for rows to be read again, {@code <schema or database>.<table>}; empty: none
 * @param heartbeat between two signs of life
 * @param serverId MySQL only: unique among the server's replicas
 * @param slot PostgreSQL's replication slot; empty for the other kinds
 * @param publication PostgreSQL's publication; empty for the other kinds
 * @param properties of the connector, passed through by name
 */
public record Capture(
        Optional<String> signals,
        Duration heartbeat,
        OptionalLong serverId,
        String slot,
        String publication,
        Snapshot snapshot,
        Map<String, String> properties) {
    public Capture {
        properties = Map.copyOf(properties);
    }

    /** What the connector reads when it starts for the first time. */
    public enum Snapshot {
        /** All rows, then changes. */
        INITIAL,
        /** Changes only, from now on. */
        NONE
    }
}

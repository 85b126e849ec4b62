package maf.benchmarks.movie;

/**
 * A raw record as Debezium writes it.
 *
 * @param value null for a tombstone
 */
public record RawEvent(String key, String value) {}

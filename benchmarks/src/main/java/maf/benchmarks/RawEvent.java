package maf.benchmarks;

/**
 * A raw record as Debezium writes it.
 *
 * @param value null for a tombstone
 */
record RawEvent(String key, String value) {}

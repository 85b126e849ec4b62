package maf.transformer;

import io.micrometer.core.instrument.MeterRegistry;

/** The application's own figures; every name is here. Counts after a crash may include what is worked on again. */
record TransformerMetrics(MeterRegistry registry) {
    void recordIn(String topic) {
        registry.counter("maf.records.in", "topic", topic).increment();
    }

    void cleansed(String table) {
        registry.counter("maf.records.cleansed", "table", table).increment();
    }

    void deleted(String table) {
        registry.counter("maf.records.deleted", "table", table).increment();
    }

    void filtered(String table) {
        registry.counter("maf.records.filtered", "table", table).increment();
    }

    /** Counts a row that lacks the field of a column although its source has fixed fields. */
    void drifted(String table, String column) {
        registry.counter("maf.records.drift", "table", table, "column", column).increment();
    }

    void quarantined(String table, Reason reason) {
        registry.counter("maf.records.quarantined", "table", table, "reason", reason.code())
                .increment();
    }
}

package maf.verifier.changelog;

/**
 * What a source says of its change log; NaN where it has no such figure or the figure has no limit.
 *
 * @param windowSeconds age of the oldest change that can still be read
 * @param slotActive 1 while a connector reads from the replication slot, 0 while it waits for one
 * @param slotRetainedBytes log that is kept for the slot
 * @param slotUnconfirmedBytes log that the connector has not confirmed
 * @param slotLeftBytes log that may still come before the slot is given up
 */
record ChangeLogState(
        double windowSeconds,
        double slotActive,
        double slotRetainedBytes,
        double slotUnconfirmedBytes,
        double slotLeftBytes) {
    static final ChangeLogState UNKNOWN = window(Double.NaN);

    static ChangeLogState window(double seconds) {
        return new ChangeLogState(seconds, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    static ChangeLogState slot(double active, double retained, double unconfirmed, double left) {
        return new ChangeLogState(Double.NaN, active, retained, unconfirmed, left);
    }
}

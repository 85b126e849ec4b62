package maf.verifier.changelog;

/**
 * State of a source's change log; NaN for figures that it does not have or that have no limit.
 *
 * @param windowSeconds age of the oldest change that can still be read
 * @param slotActive 1 while a connector reads from the replication slot, 0 while none does
 * @param slotRetainedBytes log retained for the slot
 * @param slotUnconfirmedBytes log that the connector has not confirmed
 * @param slotLeftBytes log that may still be written before the slot is invalidated
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

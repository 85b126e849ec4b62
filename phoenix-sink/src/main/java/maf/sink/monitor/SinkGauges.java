package maf.sink.monitor;

/**
 * The values of the sink's gauges at one moment.
 *
 * @param partitions that this process owns
 * @param rows that wait in the buffer
 * @param bytes of heap that these take, estimated
 * @param fill share of what the buffer may hold
 * @param highest version given to an owned partition's record, epoch milliseconds; 0 when none
 */
public record SinkGauges(int partitions, int rows, long bytes, double fill, long highest) {
    static final SinkGauges NONE = new SinkGauges(0, 0, 0, 0, 0);

    /** How far versions run ahead of the clock, milliseconds. */
    long leadMs() {
        return Math.max(0, highest - System.currentTimeMillis());
    }
}

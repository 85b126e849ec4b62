package maf.sink.monitor;

/**
 * The values of the sink's gauges at one moment.
 *
 * @param partitions that this process owns
 * @param rows that wait in the buffer
 * @param bytes estimated heap of these rows
 * @param fill used share of the buffer
 * @param highest version assigned in the owned partitions, epoch milliseconds; 0 if none
 */
public record SinkGauges(int partitions, int rows, long bytes, double fill, long highest) {
    static final SinkGauges NONE = new SinkGauges(0, 0, 0, 0, 0);

    /** How far versions run ahead of the clock, milliseconds. */
    long leadMs() {
        return Math.max(0, highest - System.currentTimeMillis());
    }
}

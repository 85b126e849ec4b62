package maf.sink.read;

import java.util.Arrays;
import java.util.Map;
import maf.contract.wire.MafHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A cleansed record that has been parsed and has a version.
 *
 * @param record the original, in case the store refuses the row
 * @param key the values of the key columns, in the key's order
 * @param version the timestamp of all its cells, epoch milliseconds; for a redriven event, the lowest that it can get
 * @param committedAtMs commit time at the source, epoch milliseconds; 0 if unknown
 */
public record RowEvent(
        ConsumerRecord<byte[], byte[]> record,
        Map<String, Object> key,
        Change change,
        long version,
        long committedAtMs,
        boolean redriven) {
    /** Factor from bytes on the wire to parsed objects on the heap, and what every event costs in addition. */
    static final int HEAP_PER_BYTE = 4;

    private static final int HEAP_PER_EVENT = 600;

    private static final byte[] SNAPSHOT = {'r'};

    /**
     * Whether its commit time shows this pipeline's delay: rows of a snapshot were committed at any time before it, and a
     * redriven event was in quarantine.
     */
    public boolean tellsDelay() {
        var operation = record.headers().lastHeader(MafHeaders.OP);
        return committedAtMs > 0 && !redriven && (operation == null || !Arrays.equals(operation.value(), SNAPSHOT));
    }

    /** Returns the same event with another version. */
    public RowEvent at(long other) {
        return new RowEvent(record, key, change, other, committedAtMs, redriven);
    }

    /** Its estimated heap, in bytes. */
    long bytes() {
        return HEAP_PER_EVENT + HEAP_PER_BYTE * sentBytes();
    }

    /** Key and value of the record. */
    public long sentBytes() {
        return record.key().length + (record.value() == null ? 0L : record.value().length);
    }
}

package maf.sink.read;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Bounds the bytes of one poll. The consumer knows only a number of records, and fetches are bounded compressed: 2,500 rows of
 * 100 kB in one poll are a heap full. When the bound is reached this fails, whereupon the consumer gives out what it has
 * and comes with the same record to the next poll (see {@code CompletedFetch.fetchRecords}). Confined to one thread.
 */
public final class BoundedDeserializer implements Deserializer<byte[]> {
    private final long most;
    private long taken;

    /** @param most bytes of values in one poll; a single larger one passes */
    public BoundedDeserializer(long most) {
        this.most = most;
    }

    /** A poll begins. */
    public void begin() {
        taken = 0;
    }

    @Override
    public byte[] deserialize(String topic, byte[] value) {
        var size = value == null ? 0 : value.length;
        if (size > 0 && taken > 0 && taken + size > most) {
            throw new SerializationException("enough for one poll");
        }
        taken += size;
        return value;
    }
}

package maf.transformer.cleanse;

/**
 * The largest size of a record (key, value and headers together, before compression), so that neither the producer nor the
 * broker ever refuses one: such a refusal would also abort the other records of the transaction, and the next attempt
 * would meet the same record again.
 *
 * @param cleansedBytes for a cleansed record
 * @param quarantineBytes for a record in quarantine
 */
public record SizeLimits(int cleansedBytes, int quarantineBytes) {
    /** All headers except the source's position, and the record's framing; details are cut far below this size. */
    private static final int HEADERS = 4 * 1024;

    private static final int MOST_BYTES_PER_CHARACTER = 3;
    // How much more topics allow than the raw limit: for headers, and for the growth of incompressible records.
    private static final int ROOM = 1024 * 1024;
    // More than LZ4 adds to incompressible bytes: 4 for each block of 64 KiB, and the frame.
    private static final int GROWTH = 64 * 1024;

    /**
     * The limits that follow from the largest raw record.
     *
     * @param rawBytes largest raw record before compression that Kafka Connect's producer may send
     */
    public static SizeLimits of(int rawBytes) {
        return new SizeLimits(cleansedTopic(rawBytes) - GROWTH, quarantineTopic(rawBytes) - GROWTH);
    }

    /** The limits that follow from {@code max.message.bytes} of the quarantine. */
    public static SizeLimits ofQuarantineTopic(int maxMessageBytes) {
        return of((maxMessageBytes - ROOM) / 2);
    }

    /** {@code max.message.bytes} of cleansed topics. */
    public static int cleansedTopic(int rawBytes) {
        return rawBytes + ROOM;
    }

    /**
     * {@code max.message.bytes} of the quarantine: a whole raw record with its headers, even if another producer sent it
     * compressed and it is twice as large as Kafka Connect's may be.
     */
    public static int quarantineTopic(int rawBytes) {
        return 2 * rawBytes + ROOM;
    }

    /** Whether a cleansed record fits; {@code position} is the only header whose length depends on the source. */
    boolean fitsCleansed(byte[] key, byte[] value, String position) {
        return size(key, value) + (long) MOST_BYTES_PER_CHARACTER * position.length() <= cleansedBytes;
    }

    public boolean fitsQuarantine(byte[] key, byte[] value) {
        return size(key, value) <= quarantineBytes;
    }

    /** An upper bound, too high by a few kibibytes at most. */
    public static long size(byte[] key, byte[] value) {
        return (long) HEADERS + (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
    }
}

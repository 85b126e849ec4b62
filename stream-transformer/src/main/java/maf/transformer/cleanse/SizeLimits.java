package maf.transformer.cleanse;

/**
 * How large a record may be, key, value and headers together and before compression, so that neither the producer nor
 * the broker ever refuses one: within a transaction such a refusal would abort the records around it too, and the next
 * attempt would meet the same record again.
 *
 * @param cleansedBytes for a cleansed record
 * @param quarantineBytes for a record in quarantine
 */
public record SizeLimits(int cleansedBytes, int quarantineBytes) {
    /** All headers but the source's position, and the record's own framing; the longest detail is cut far below it. */
    private static final int HEADERS = 4 * 1024;

    private static final int MOST_BYTES_PER_CHARACTER = 3;
    // The room that topics have beyond the raw limit: headers, and what cannot be compressed grows by.
    private static final int ROOM = 1024 * 1024;
    // Above what LZ4 adds to bytes that cannot be compressed: 4 for each block of 64 KiB, and the frame.
    private static final int GROWTH = 64 * 1024;

    /**
     * The limits that follow from the largest raw record.
     *
     * @param rawBytes largest raw record before compression, which is what Kafka Connect's producer may send
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
     * {@code max.message.bytes} of the quarantine: a whole raw record and its headers, even when it arrived compressed by
     * another producer and is twice as large as Kafka Connect's may be.
     */
    public static int quarantineTopic(int rawBytes) {
        return 2 * rawBytes + ROOM;
    }

    /** Whether a cleansed record fits; {@code position} is the one header whose length the source decides. */
    boolean fitsCleansed(byte[] key, byte[] value, String position) {
        return size(key, value) + (long) MOST_BYTES_PER_CHARACTER * position.length() <= cleansedBytes;
    }

    public boolean fitsQuarantine(byte[] key, byte[] value) {
        return size(key, value) <= quarantineBytes;
    }

    /** At most a few kibibytes above the truth. */
    public static long size(byte[] key, byte[] value) {
        return (long) HEADERS + (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
    }
}

package maf.benchmarks.movie;

import java.util.SplittableRandom;

/**
 * The change events of a growing movie table in the format of Debezium's MySQL connector. Each event is a function of
 * its number. Of 22 events, 16 create a row, 4 update one of these rows, one deletes a row and is followed by a
 * tombstone.
 */
public final class MovieEvents {
    public static final String TOPIC = "mysql.maf.movie_ids";

    private static final long SEED = 20261123;
    private static final int CREATED = 16;
    private static final int UPDATED = 4;
    private static final int PER_ROUND = CREATED + UPDATED + 2;
    private static final long FIRST_COMMIT_MS = 1_795_396_438_445L;
    private static final int EVENTS_PER_MILLISECOND = 4;
    private static final int EVENT_BYTES = 372; // in the binlog
    private static final int POPULARITIES = 100_000;
    private static final String[] WORDS = {
        "Blondie",
        "summer",
        "the",
        "River",
        "of",
        "Glass",
        "last",
        "night",
        "A",
        "Winter",
        "house",
        "and",
        "\\u0412\\u043E\\u0433\\u043E\\u043D\\u044C",
        "\\uD83C\\uDFAC",
        "caf\\u00E9",
        "\\u30D7\\u30E9\\u30A4\\u30C9"
    };

    private MovieEvents() {}

    public static RawEvent at(long number) {
        var round = number / PER_ROUND;
        var step = (int) (number % PER_ROUND);
        var firstId = round * CREATED + 1;
        if (step < CREATED) {
            var id = firstId + step;
            return event(number, id, "c", "null", row(id, 0));
        }
        if (step < CREATED + UPDATED) {
            var id = firstId + (long) (step - CREATED) * (CREATED / UPDATED);
            return event(number, id, "u", row(id, 0), row(id, 1));
        }
        var id = firstId + CREATED - 1;
        return step == PER_ROUND - 1 ? new RawEvent(key(id), null) : event(number, id, "d", row(id, 0), "null");
    }

    /** Returns the event that creates the row with this number, starting at 0. */
    public static RawEvent creation(long row) {
        return at(row / CREATED * PER_ROUND + row % CREATED);
    }

    /** Returns how many of the first {@code count} events change a row: all except the tombstones. */
    public static long changes(long count) {
        return count - count / PER_ROUND;
    }

    private static String key(long id) {
        return "{\"id\":" + id + "}";
    }

    private static String row(long id, int version) {
        var random = new SplittableRandom(SEED + id);
        var title = new StringBuilder(WORDS[random.nextInt(WORDS.length)]);
        for (var more = random.nextInt(4); more > 0; more--) {
            title.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        var popularity = random.nextInt(POPULARITIES) + version;
        return "{\"id\":" + id + ",\"original_title\":\"" + title + "\",\"popularity\":\"" + popularity / 10_000 + "."
                + String.valueOf(10_000 + popularity % 10_000).substring(1) + "000000\",\"adult\":0,\"video\":"
                + random.nextInt(2) + "}";
    }

    private static RawEvent event(long number, long id, String operation, String before, String after) {
        var committed = FIRST_COMMIT_MS + number / EVENTS_PER_MILLISECOND;
        var read = committed + 167;
        var value = "{\"before\":" + before + ",\"after\":" + after
                + ",\"source\":{\"version\":\"3.6.1.Final\",\"connector\":\"mysql\",\"name\":\"mysql\",\"ts_ms\":"
                + committed
                + ",\"snapshot\":null,\"db\":\"maf\",\"sequence\":null,\"ts_us\":" + committed + "778,\"ts_ns\":"
                + committed
                + "778000,\"table\":\"movie_ids\",\"server_id\":1,\"gtid\":\"15f89b45-e6da-11f1-9947-02fc00000001:"
                + (61 + number) + "\",\"file\":\"binlog.000002\",\"pos\":" + (23_856 + number * EVENT_BYTES)
                + ",\"row\":0,\"thread\":35,\"query\":null},\"transaction\":null,\"op\":\"" + operation
                + "\",\"ts_ms\":" + read
                + ",\"ts_us\":" + read + "108,\"ts_ns\":" + read + "108830}";
        return new RawEvent(key(id), value);
    }
}

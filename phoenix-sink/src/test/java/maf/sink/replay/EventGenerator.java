package maf.sink.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import maf.sink.write.TestRows;

/** Generates the events of one partition: few rows that change often, many times in a millisecond, with a clock that steps back. */
final class EventGenerator {
    private static final int ROWS = 8;

    private final SimulatedPartition log;
    private final Random random;
    private final List<Map<String, Object>> keys = new ArrayList<>();
    private long clock;

    EventGenerator(SimulatedPartition log, List<Map<String, Object>> keys, long start, Random random) {
        this.log = log;
        this.keys.addAll(keys);
        this.random = random;
        clock = start;
    }

    static int rows() {
        return ROWS;
    }

    void next() {
        var key = keys.get(random.nextInt(keys.size()));
        switch (random.nextInt(10)) {
            case 0 -> { // all changes in one millisecond
                log.delete(key, tick());
                log.upsert(key, values(key, true), clock);
            }
            case 1 -> {
                log.upsert(key, values(key, true), tick());
                log.delete(key, clock);
                log.upsert(key, values(key, false), clock);
            }
            case 2 -> {
                log.upsert(key, values(key, true), tick());
                log.upsert(key, values(key, false), clock);
                log.upsert(key, values(key, false), clock);
            }
            case 3, 4 -> log.delete(key, tick());
            case 5, 6 -> log.upsert(key, values(key, false), tick());
            default -> log.upsert(key, values(key, true), tick());
        }
    }

    private long tick() {
        clock += switch (random.nextInt(20)) {
            case 0 -> -random.nextInt(4);
            case 1 -> 20;
            case 2, 3, 4, 5 -> 1;
            default -> 0;
        };
        return clock;
    }

    private Map<String, Object> values(Map<String, Object> key, boolean whole) {
        var values = TestRows.map(key.entrySet().stream()
                .flatMap(each -> java.util.stream.Stream.of(each.getKey(), each.getValue()))
                .toArray());
        if (whole || random.nextBoolean()) {
            values.put("label", random.nextInt(5) == 0 ? null : "e" + log.end());
        }
        if (whole || random.nextBoolean()) {
            values.put("amount", random.nextInt(5) == 0 ? null : log.end());
        }
        if (whole || random.nextInt(4) == 0) {
            values.put("note", random.nextInt(5) == 0 ? null : "n" + log.end());
        }
        return values;
    }
}

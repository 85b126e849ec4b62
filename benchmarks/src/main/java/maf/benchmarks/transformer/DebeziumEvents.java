package maf.benchmarks.transformer;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Different raw records of one topic in the exact format of Debezium 3.6.1: of 100 events, 65 are inserts, 30 are
 * updates with the previous row, 5 are deletes. The same seed gives the same events.
 */
enum DebeziumEvents {
    MOVIES("mysql.maf.movie_ids") {
        @Override
        RawRecord event(long id, SplittableRandom random) {
            var title = RandomTitles.random(random);
            Function<SplittableRandom, String> row = any -> "{\"id\":" + id + ",\"original_title\":" + escaped(title)
                    + ",\"popularity\":\"" + popularity(any) + "000000\",\"adult\":" + (any.nextInt(20) == 0 ? 1 : 0)
                    + ",\"video\":" + any.nextInt(2) + "}";
            var ms = 1_795_396_438_445L + id;
            return new RawRecord(
                    "{\"id\":" + id + "}",
                    change(
                            random,
                            row,
                            "\"version\":\"3.6.1.Final\",\"connector\":\"mysql\",\"name\":\"mysql\",\"ts_ms\":" + ms
                                    + ",\"snapshot\":null,\"db\":\"maf\",\"sequence\":null,\"ts_us\":" + ms
                                    + "778,\"ts_ns\":" + ms + "778000,\"table\":\"movie_ids\",\"server_id\":1,"
                                    + "\"gtid\":\"15f89b45-e6da-11f1-9947-02fc00000001:" + id
                                    + "\",\"file\":\"binlog.000002\",\"pos\":" + (23_856 + 373 * id)
                                    + ",\"row\":0,\"thread\":35,\"query\":null",
                            "",
                            ms));
        }
    },
    SERIES("postgres.maf.tv_series_ids") {
        @Override
        RawRecord event(long id, SplittableRandom random) {
            var title = RandomTitles.random(random);
            Function<SplittableRandom, String> row = any -> "{\"id\":" + id + ",\"original_name\":" + escaped(title)
                    + ",\"popularity\":\"" + popularity(any) + "\"}";
            var ms = 1_795_396_438_480L + id;
            var lsn = 29_659_200 + 160 * id;
            return new RawRecord(
                    "{\"id\":" + id + "}",
                    change(
                            random,
                            row,
                            "\"version\":\"3.6.1.Final\",\"connector\":\"postgresql\",\"name\":\"postgres\",\"ts_ms\":"
                                    + ms + ",\"snapshot\":null,\"db\":\"maf\",\"sequence\":\"[\\\"" + lsn + "\\\",\\\""
                                    + lsn + "\\\"]\",\"ts_us\":" + ms + "501,\"ts_ns\":" + ms
                                    + "501000,\"schema\":\"maf\",\"table\":\"tv_series_ids\",\"txId\":" + (801 + id)
                                    + ",\"lsn\":" + lsn + ",\"xmin\":null,\"origin\":null,\"origin_lsn\":null",
                            "",
                            ms));
        }
    },
    PERSONS("mongodb.maf.person_ids") {
        @Override
        RawRecord event(long id, SplittableRandom random) {
            var name = RandomTitles.random(random);
            Function<SplittableRandom, String> row = any -> quoted("{\"_id\": " + id + ",\"adult\": "
                    + (any.nextInt(20) == 0) + ",\"name\": " + escaped(name) + ",\"popularity\": " + popularity(any)
                    + "}");
            var ms = 1_795_396_438_500L + id;
            return new RawRecord(
                    "{\"id\":\"" + id + "\"}",
                    change(
                            random,
                            row,
                            "\"version\":\"3.6.1.Final\",\"connector\":\"mongodb\",\"name\":\"mongodb\",\"ts_ms\":" + ms
                                    + ",\"snapshot\":null,\"db\":\"maf\",\"sequence\":null,\"ts_us\":" + ms
                                    + "000,\"ts_ns\":" + ms + "000000,\"collection\":\"person_ids\",\"ord\":1,"
                                    + "\"lsid\":null,\"txnNumber\":null,\"wallTime\":" + ms,
                            "\"updateDescription\":null,",
                            ms));
        }
    };

    private static final int SEED = 4;

    private final String topic;

    DebeziumEvents(String topic) {
        this.topic = topic;
    }

    String topic() {
        return topic;
    }

    /** Returns the events of the ids from 1 to {@code count}. */
    List<RawRecord> records(int count) {
        var random = new SplittableRandom(SEED);
        return IntStream.rangeClosed(1, count).mapToObj(id -> event(id, random)).toList();
    }

    abstract RawRecord event(long id, SplittableRandom random);

    private static String change(
            SplittableRandom random,
            Function<SplittableRandom, String> row,
            String source,
            String beforeSource,
            long ms) {
        var kind = random.nextInt(100);
        var operation = kind < 65 ? "c" : kind < 95 ? "u" : "d";
        var before = operation.equals("c") ? "null" : row.apply(random);
        var after = operation.equals("d") ? "null" : row.apply(random);
        return "{\"before\":" + before + ",\"after\":" + after + "," + beforeSource + "\"source\":{" + source
                + "},\"transaction\":null,\"op\":\"" + operation + "\",\"ts_ms\":" + (ms + 100) + ",\"ts_us\":"
                + (ms + 100) + "108,\"ts_ns\":" + (ms + 100) + "108830}";
    }

    private static String popularity(SplittableRandom random) {
        return String.format(Locale.ROOT, "%.4f", Math.exp(random.nextDouble(-1.0, 5.0)));
    }

    /**
     * Returns the text as a JSON string. Kafka Connect escapes only characters outside the basic multilingual plane.
     */
    private static String escaped(String text) {
        var json = new StringBuilder("\"");
        for (var at = 0; at < text.length(); at++) {
            var unit = text.charAt(at);
            json.append(Character.isSurrogate(unit) ? String.format("\\u%04X", (int) unit) : String.valueOf(unit));
        }
        return json.append('"').toString();
    }

    private static String quoted(String document) {
        return "\"" + document.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

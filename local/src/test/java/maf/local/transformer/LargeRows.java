package maf.local.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A backlog of rows of 100 kB. Half of them compress well, so that a fetch of a few bytes becomes many in memory; the other half
 * does not. A quarter is refused, and so goes to the quarantine whole, once for each table.
 */
final class LargeRows {
    private static final int ROWS = Boolean.getBoolean("maf.thorough") ? 50_000 : 5_000;
    private static final int SIZE = 100_000;
    private static final int FIRST_ID = 1_000_000;
    private static final int REFUSED_ONE_OF = 4;
    private static final int SEED = 19;

    private LargeRows() {}

    static int accepted() {
        return ROWS - refused();
    }

    static int refused() {
        return ROWS / REFUSED_ONE_OF;
    }

    /** Whether a cleansed key of {@code movie} is one of these rows. */
    static boolean isOurs(byte[] key) {
        return key.length >= "{\"id\":1000000}".length();
    }

    static Duration patience() {
        return Duration.ofMillis(60_000 + 20L * ROWS);
    }

    static void write(TwoTransformers two, String topic, int partitions)
            throws ExecutionException, InterruptedException {
        var compressible = "x".repeat(SIZE);
        var random = new Random(SEED).ints(SIZE, 'a', 'z' + 1);
        var incompressible = random.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        try (var producer = two.producer(Map.of("compression.type", "lz4", "batch.size", 262_144))) {
            var answers = new ArrayList<Future<RecordMetadata>>();
            for (var row = 0; row < ROWS; row++) {
                var id = FIRST_ID + row;
                var large = row % REFUSED_ONE_OF < 2 ? compressible : incompressible;
                var fields = row % REFUSED_ONE_OF == 0
                        ? "\"original_title\":\"" + large + "\""
                        : "\"original_title\":\"large\",\"notes\":\"" + large + "\"";
                var value = "{\"op\":\"c\",\"source\":{\"connector\":\"mysql\"},\"after\":{\"id\":" + id
                        + ",\"popularity\":1,\"adult\":false,\"video\":false," + fields + "}}";
                answers.add(producer.send(new ProducerRecord<>(
                        topic, row % partitions, ("{\"id\":" + id + "}").getBytes(UTF_8), value.getBytes(UTF_8))));
            }
            for (var answer : answers) {
                answer.get();
            }
        }
    }
}

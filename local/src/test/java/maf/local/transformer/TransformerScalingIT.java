package maf.local.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import maf.contract.wire.MafHeaders;
import maf.contract.wire.Topics;
import maf.local.process.Wait;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two transformers share the work on a real broker; SIGKILL to one after the other neither loses nor repeats a record. */
@TransformerTest
class TransformerScalingIT {
    private static final List<String> TABLES = List.of("MAF.MOVIE", "MAF.CATALOGUE");
    private static final List<String> TOPICS = List.of("cleansed.movie", "cleansed.catalogue", Topics.QUARANTINE);

    private static final int KEYS = 500;
    private static final int BROKEN_ONE_OF = 10;
    private static final long NANOS_BETWEEN = 500_000;
    private static final boolean THOROUGH = Boolean.getBoolean("maf.thorough");
    private static final int KILLS = THOROUGH ? 40 : 2;
    /** Records written between two kills, so that each kill hits a busy instance. */
    private static final int RECORDS_BETWEEN = 4_000;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final TwoTransformers two;

    TransformerScalingIT(TwoTransformers two) {
        this.two = two;
    }

    @Test
    void killsOneAfterAnotherLoseAndRepeatNoRecord() throws Exception {
        // Given
        two.start(TwoTransformers.NAMES.get(1));
        var first = ends();
        var written = new AtomicLong();
        var goal = new AtomicLong(Long.MAX_VALUE);
        var load = CompletableFuture.supplyAsync(() -> write(written, goal));

        // When
        for (var kill = 0; kill < KILLS; kill++) {
            var victim = TwoTransformers.NAMES.get(kill % 2);
            var before = written.get();
            assertThat(Wait.until(TIMEOUT, () -> written.get() >= before + RECORDS_BETWEEN))
                    .isTrue();
            two.kill(victim);
            two.start(victim);
        }
        goal.set(written.get() + RECORDS_BETWEEN);
        var sent = load.join();

        // Then
        var expected = new HashSet<String>();
        sent.forEach((place, good) -> TABLES.forEach(table -> expected.add(place + " " + table + " " + good)));
        Awaitility.await().atMost(TIMEOUT).until(() -> seen(first).size() >= expected.size());
        assertThat(seen(first)).hasSameSizeAs(expected).isEqualTo(expected);
        for (var name : TwoTransformers.NAMES) {
            assertThat(two.stop(name)).isLessThan(Duration.ofSeconds(10));
        }
        two.start(TwoTransformers.NAMES.get(0));
    }

    /** Writes until the goal is reached; returns the position of each record and whether it is valid. */
    private Map<String, Boolean> write(AtomicLong written, AtomicLong goal) {
        var answers = new ArrayList<Future<RecordMetadata>>();
        try (var producer = two.producer(Map.of())) {
            for (var number = 0; written.get() < goal.get(); number++) {
                var id = number % KEYS;
                var value = "{\"op\":\"u\",\"source\":{\"connector\":\"mysql\",\"ts_ms\":" + System.currentTimeMillis()
                        + "},\"after\":{\"id\":" + id + ",\"original_title\":\"" + number + "\"}"
                        + (isSound(number) ? "}" : "");
                answers.add(producer.send(new ProducerRecord<>(
                        TwoTransformers.RAW,
                        id % TwoTransformers.PARTITIONS,
                        ("{\"id\":" + id + "}").getBytes(UTF_8),
                        value.getBytes(UTF_8))));
                written.incrementAndGet();
                LockSupport.parkNanos(NANOS_BETWEEN);
            }
        }
        var sent = new HashMap<String, Boolean>();
        for (var number = 0; number < answers.size(); number++) {
            var place = answer(answers.get(number));
            sent.put(place.partition() + "/" + place.offset(), isSound(number));
        }
        assertThat(sent).hasSameSizeAs(answers);
        return sent;
    }

    private static RecordMetadata answer(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSound(int number) {
        return number % BROKEN_ONE_OF != 0;
    }

    /** Returns each record that the raw records produced, with its table; fails on a repetition or a wrong order. */
    private Set<String> seen(Map<Integer, Long> since) {
        var seen = new HashSet<String>();
        var last = new HashMap<String, Long>();
        two.read(TOPICS, record -> {
            var good = !record.topic().equals(Topics.QUARANTINE);
            var partition = Integer.parseInt(
                    TwoTransformers.header(record, good ? MafHeaders.SOURCE_PARTITION : MafHeaders.PARTITION));
            var offset =
                    Long.parseLong(TwoTransformers.header(record, good ? MafHeaders.SOURCE_OFFSET : MafHeaders.OFFSET));
            if (offset < since.get(partition)) {
                return;
            }
            assertThat(record.partition()).isEqualTo(partition);
            var table = good
                    ? record.topic().equals("cleansed.movie") ? "MAF.MOVIE" : "MAF.CATALOGUE"
                    : TwoTransformers.header(record, MafHeaders.TABLE);
            assertThat(seen.add(partition + "/" + offset + " " + table + " " + good))
                    .as("%s/%d for %s comes once", partition, offset, table)
                    .isTrue();
            var before = last.put(record.topic() + " " + table + " " + partition, offset);
            assertThat(before == null || before < offset)
                    .as("order in %s", record.topic())
                    .isTrue();
        });
        return seen;
    }

    private Map<Integer, Long> ends() {
        try (var scan = new TopicScan(two.bootstrapServers())) {
            var ends = new HashMap<Integer, Long>();
            for (var partition = 0; partition < TwoTransformers.PARTITIONS; partition++) {
                ends.put(partition, 0L);
            }
            scan.read(List.of(TwoTransformers.RAW), record -> ends.put(record.partition(), record.offset() + 1));
            return ends;
        }
    }
}

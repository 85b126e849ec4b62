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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import maf.contract.wire.MafHeaders;
import maf.contract.wire.Topics;
import maf.local.process.Wait;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two transformers share the work on a real broker; neither SIGKILL nor the size of a record loses or repeats one. */
@Tag("transformer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransformerScalingIT {
    private static final String RAW = "mysql.maf.movie_ids";
    private static final List<String> TABLES = List.of("MAF.MOVIE", "MAF.CATALOGUE");
    private static final List<String> TOPICS = List.of("cleansed.movie", "cleansed.catalogue", Topics.QUARANTINE);
    /** Of a contract whose file was renamed. */
    private static final String RENAMED = "cleansed.renamed";

    private static final int PARTITIONS = 4;
    private static final int KEYS = 500;
    private static final int BROKEN_ONE_OF = 10;
    private static final long NANOS_BETWEEN = 500_000;
    private static final boolean THOROUGH = Boolean.getBoolean("maf.thorough");
    private static final int KILLS = THOROUGH ? 40 : 2;
    /** Records written between two kills, so that each kill hits a busy instance. */
    private static final int RECORDS_BETWEEN = 4_000;

    private static final int RAW_LIMIT = 17 << 20;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private TwoTransformers two;

    @BeforeAll
    void startBrokerAndOneInstance() throws Exception {
        two = TwoTransformers.withBroker("scaling");
        createTopicsWithOtherSettings();
        two.start(TwoTransformers.NAMES.get(0));
    }

    @AfterAll
    void stop() {
        if (two != null) {
            two.close();
        }
    }

    private void createTopicsWithOtherSettings() throws ExecutionException, InterruptedException {
        try (var admin = two.admin()) {
            admin.createTopics(List.of(
                            new NewTopic(RAW, PARTITIONS, (short) 1).configs(Map.of("retention.ms", "86400000")),
                            new NewTopic("cleansed.movie", PARTITIONS, (short) 1)
                                    .configs(Map.of("max.message.bytes", "1000000")),
                            new NewTopic(Topics.QUARANTINE, PARTITIONS, (short) 1),
                            new NewTopic(RENAMED, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = two.producer(Map.of())) {
            producer.send(new ProducerRecord<>(RENAMED, new byte[0], new byte[0]))
                    .get();
        }
    }

    @Test
    void correctsTopicsThatEndangerRowsAndKeepsRetention() throws Exception {
        assertThat(two.settings("cleansed.movie"))
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE))
                .containsEntry("max.message.bytes", "18874368");
        assertThat(two.settings(Topics.QUARANTINE)).containsEntry("max.message.bytes", "36700160");
        assertThat(two.settings(RAW))
                .containsEntry("retention.ms", "86400000")
                .containsEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        assertThat(two.settings("cleansed.catalogue")).containsEntry("min.compaction.lag.ms", "86400000");
    }

    @Test
    void namesATopicThatTheSinkHasNotReadAndNoContractNames() {
        assertThat(two.log()).contains("was its file renamed? topic=\"" + RENAMED + "\" rows=\"1\"");
    }

    @Test
    void quarantinesRecordsOfAnySize() throws Exception {
        // Given: the largest record that Connect sends, one that another producer compressed, and a larger one
        var sizes = List.of(RAW_LIMIT - 1000, 2 * RAW_LIMIT, 3 * RAW_LIMIT);

        // When
        try (var producer =
                two.producer(Map.of("compression.type", "zstd", "max.request.size", Integer.toString(64 << 20)))) {
            for (var size : sizes) {
                var value = "x".repeat(size).getBytes(UTF_8);
                producer.send(new ProducerRecord<>(RAW, 0, ("{\"id\":-" + size + "}").getBytes(UTF_8), value))
                        .get();
            }
        }

        // Then
        Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> {
            var found = new HashMap<String, Integer>();
            two.read(List.of(Topics.QUARANTINE), record -> {
                if (record.value() == null || record.value().length > RAW_LIMIT / 2) {
                    found.merge(
                            header(record, MafHeaders.REASON) + " "
                                    + (record.value() == null ? 0 : record.value().length),
                            1,
                            Integer::sum);
                }
            });
            assertThat(found)
                    .isEqualTo(Map.of(
                            "malformed-json " + sizes.get(0),
                            2,
                            "malformed-json " + sizes.get(1),
                            2,
                            "too-large 0",
                            2));
        });
    }

    @Test
    void aBacklogOfLargeRowsFitsInTheHeap() throws Exception {
        // Given: many times the bytes that the heap holds
        two.stop(TwoTransformers.NAMES.get(0));
        LargeRows.write(two, RAW, PARTITIONS);

        // When
        two.start(TwoTransformers.NAMES.get(0));

        // Then: the same process gets through all of it, and so does a redrive of what it refused
        Awaitility.await().atMost(LargeRows.patience()).until(() -> {
            assertThat(two.runs(TwoTransformers.NAMES.get(0))).isTrue();
            return two.lag(RAW) == 0;
        });
        var accepted = new AtomicLong();
        two.read(List.of("cleansed.movie"), record -> accepted.addAndGet(LargeRows.isOurs(record.key()) ? 1 : 0));
        assertThat(accepted).hasValue(LargeRows.accepted());
        assertThat(two.quarantine("redrive", "--again", "--table", "movie", "--reason", "too-long"))
                .contains(LargeRows.refused() + " refused again");
    }

    @Test
    void goesOnAfterRecordsFromTheFutureAndAfterLostOnes() throws Exception {
        // Given: two records that are deleted before they are read, and one that was written before a clock was set
        // back
        two.stop(TwoTransformers.NAMES.get(0));
        var partition = new TopicPartition(RAW, 0);
        try (var producer = two.producer(Map.of());
                var admin = two.admin()) {
            producer.send(movie(partition, -1, null)).get();
            var last = producer.send(movie(partition, -2, null)).get().offset();
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(last + 1)))
                    .all()
                    .get();
            producer.send(movie(partition, -3, System.currentTimeMillis() + TimeUnit.HOURS.toMillis(2)))
                    .get();
        }

        // When
        two.start(TwoTransformers.NAMES.get(0));

        // Then
        Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(two.metrics()).contains("maf_records_lost_total{topic=\"" + RAW + "\"} 2.0");
            var keys = new HashSet<String>();
            two.read(List.of("cleansed.movie"), record -> keys.add(new String(record.key(), UTF_8)));
            assertThat(keys).contains("{\"id\":-3}").doesNotContain("{\"id\":-1}", "{\"id\":-2}");
        });
    }

    private static ProducerRecord<byte[], byte[]> movie(TopicPartition to, int id, Long timestamp) {
        var value = "{\"op\":\"c\",\"source\":{\"connector\":\"mysql\"},\"after\":{\"id\":" + id
                + ",\"original_title\":\"a\"}}";
        return new ProducerRecord<>(
                to.topic(), to.partition(), timestamp, ("{\"id\":" + id + "}").getBytes(UTF_8), value.getBytes(UTF_8));
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
                        RAW, id % PARTITIONS, ("{\"id\":" + id + "}").getBytes(UTF_8), value.getBytes(UTF_8))));
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
            var partition = Integer.parseInt(header(record, good ? MafHeaders.SOURCE_PARTITION : MafHeaders.PARTITION));
            var offset = Long.parseLong(header(record, good ? MafHeaders.SOURCE_OFFSET : MafHeaders.OFFSET));
            if (offset < since.get(partition)) {
                return;
            }
            assertThat(record.partition()).isEqualTo(partition);
            var table = good
                    ? record.topic().equals("cleansed.movie") ? "MAF.MOVIE" : "MAF.CATALOGUE"
                    : header(record, MafHeaders.TABLE);
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
            for (var partition = 0; partition < PARTITIONS; partition++) {
                ends.put(partition, 0L);
            }
            scan.read(List.of(RAW), record -> ends.put(record.partition(), record.offset() + 1));
            return ends;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}

package maf.compose;

import static maf.compose.ComposeStack.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The real compose file, from nothing: one stack for all tests, which is why they have an order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {
    private static final List<String> RAW =
            List.of("mysql.maf.movie_ids", "postgres.maf.tv_series_ids", "mongodb.maf.person_ids");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> QUIET = Map.of("PRODUCER_INPUT", "sample");
    private static final Map<String, String> LOAD = Map.of("PRODUCER_INPUT", "generate", "GENERATE_RATE", "50");

    @TempDir
    static Path secrets;

    private static ComposeStack stack;

    @BeforeAll
    static void up() {
        stack = new ComposeStack(secrets);
        stack.remove(); // what a run that was cut short has left
        stack.build();
        stack.up(QUIET);
    }

    @AfterAll
    static void down() {
        stack.remove();
    }

    @Test
    @Order(1)
    void everythingIsHealthyAndNobodyIsRoot() {
        var containers = stack.containers();

        assertThat(containers)
                .extracting(container -> container.path("Service").asText())
                .containsExactlyInAnyOrderElementsOf(SERVICES);
        assertThat(containers)
                .extracting(container -> container.path("Health").asText())
                .containsOnly("healthy");
        for (var service : SERVICES) {
            assertThat(stack.compose("exec", "-T", service, "id", "-u").strip())
                    .as(service)
                    .isNotEqualTo("0");
        }
    }

    @Test
    @Order(2)
    void changesInEachSourceArriveByValue() {
        insert(7_000_000_001L);
        awaitRows(7_000_000_001L, 1.5, 2.25, 0.125);

        stack.write("mysql", "UPDATE movie_ids SET popularity = 3.5 WHERE id = 7000000001");
        stack.write("postgres", "UPDATE maf.tv_series_ids SET popularity = 4.5 WHERE id = 7000000001");
        stack.write("mongodb", "db.person_ids.updateOne({_id: NumberLong('7000000001')}, {$set: {popularity: 5.5}})");
        awaitRows(7_000_000_001L, 3.5, 4.5, 5.5);

        stack.write("mysql", "DELETE FROM movie_ids WHERE id = 7000000001");
        stack.write("postgres", "DELETE FROM maf.tv_series_ids WHERE id = 7000000001");
        stack.write("mongodb", "db.person_ids.deleteOne({_id: NumberLong('7000000001')})");
        await().atMost(PATIENCE).until(() -> rows(7_000_000_001L), List::isEmpty);
    }

    private static void insert(long id) {
        stack.write("mysql", "INSERT INTO movie_ids VALUES (" + id + ", 'Ariel 🎬', 1.5, 0, 0)");
        stack.write("postgres", "INSERT INTO maf.tv_series_ids VALUES (" + id + ", 'Berlin «Платц»', 2.25)");
        stack.write(
                "mongodb",
                "db.person_ids.insertOne({_id: NumberLong('" + id
                        + "'), name: 'Aki Kaurismäki', popularity: 0.125, adult: false})");
    }

    private static void awaitRows(long id, double movie, double series, double person) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows(id))
                        .containsExactlyInAnyOrder(
                                row("movie", "Ariel 🎬", movie),
                                row("series", "Berlin «Платц»", series),
                                row("person", "Aki Kaurismäki", person)));
    }

    private static String row(String kind, String title, double popularity) {
        return '"' + String.join("\",\"", kind, title, Double.toString(popularity)) + '"';
    }

    private static List<String> rows(long id) {
        return stack.sql("SELECT 'movie', ORIGINAL_TITLE, POPULARITY FROM MAF.MOVIE WHERE ID = " + id
                + " UNION ALL SELECT 'series', ORIGINAL_NAME, POPULARITY FROM MAF.TV_SERIES WHERE ID = " + id
                + " UNION ALL SELECT 'person', NAME, POPULARITY FROM MAF.PERSON WHERE ID = " + id);
    }

    @Test
    @Order(3)
    void passwordsShowNowhere() {
        var seen = new ArrayList<>(List.of(stack.compose("config"), stack.compose("logs"), stack.compose("top")));
        stack.compose("ps", "--quiet")
                .lines()
                .forEach(container -> seen.add(stack.docker().must("docker", "inspect", container)));

        assertThat(String.join("\n", seen)).doesNotContain(stack.passwords());
    }

    @Test
    @Order(4)
    void restartsAndCrashesUnderLoadLoseNothing() {
        var seed = new Random().nextLong();
        try {
            stack.up(LOAD);
            for (var hit : hits(new Random(seed))) {
                hit.run();
                stack.awaitHealthy();
            }
            stack.up(QUIET);
            assertEqualToItsSources();
        } catch (AssertionError | org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    /** Each container once, killed or restarted as the seed says; by -Pthorough both. */
    private static List<Runnable> hits(Random random) {
        var hits = new ArrayList<Runnable>();
        for (var service : SERVICES) {
            var both = Boolean.getBoolean("maf.thorough");
            var crash = random.nextBoolean();
            if (both || crash) {
                hits.add(() -> stack.crash(service));
            }
            if (both || !crash) {
                hits.add(() -> stack.compose("restart", service));
            }
        }
        Collections.shuffle(hits, random);
        return hits;
    }

    @Test
    @Order(5)
    void twoTransformersAndTwoSinksShareTheWork() {
        stack.up(QUIET, "--scale", "stream-transformer=2", "--scale", "phoenix-sink=2");
        assertThat(stack.containers()).hasSize(SERVICES.size() + 2);

        insert(7_000_000_002L);
        awaitRows(7_000_000_002L, 1.5, 2.25, 0.125);
        stack.up(QUIET);
    }

    @Test
    @Order(6)
    void downAndUpKeepsEverythingAndGoesOnWhereItWas() throws Exception {
        var before = rawRecords();
        assertThat(before.values()).allMatch(records -> records > 0);

        stack.compose("down");
        assertThat(stack.containers()).isEmpty();
        stack.up(QUIET);
        insert(7_000_000_003L);
        awaitRows(7_000_000_003L, 1.5, 2.25, 0.125);

        var after = rawRecords();
        RAW.forEach(topic -> assertThat(after.get(topic) - before.get(topic))
                .as(
                        "new records of %s: one, and the mark that ends each transaction; a snapshot would read all again",
                        topic)
                .isBetween(1L, 4L));
        assertEqualToItsSources();
    }

    /** By topic; asked over the port for this machine. */
    private static Map<String, Long> rawRecords() throws Exception {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka()))) {
            var partitions = admin.describeTopics(RAW).allTopicNames().get(30, TimeUnit.SECONDS).values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(partitions).all().get(30, TimeUnit.SECONDS).entrySet().stream()
                    .collect(Collectors.groupingBy(
                            end -> end.getKey().topic(),
                            Collectors.summingLong(end -> end.getValue().offset())));
        }
    }

    private static void assertEqualToItsSources() {
        var ran = stack.reconcile();
        assertThat(ran.code()).as(ran.output() + ran.errors()).isZero();
    }
}

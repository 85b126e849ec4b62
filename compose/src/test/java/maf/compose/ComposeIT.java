package maf.compose;

import static maf.compose.ComposeStack.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real compose file, started on empty volumes. The tests share one stack, so they have an order. */
@ExtendWith(ComposeStackExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {
    private static final List<String> RAW =
            SourceDatabase.ALL.stream().map(SourceDatabase::rawTopic).toList();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Map<String, String> QUIET = Map.of("PRODUCER_INPUT", "sample");
    private static final Map<String, String> LOAD = Map.of("PRODUCER_INPUT", "generate", "GENERATE_RATE", "50");

    /** The producers' load continues from the highest id that it finds. */
    private static final long AFTER_ALL_GENERATED = 9_000_000_001L;

    private final ComposeStack stack;

    ComposeIT(ComposeStack stack) {
        this.stack = stack;
    }

    @Test
    @Order(1)
    void everythingIsHealthyAndNobodyIsRoot() {
        var containers = stack.services();

        assertThat(containers).extracting(ServiceContainer::service).containsExactlyInAnyOrderElementsOf(SERVICES);
        assertThat(containers).allSatisfy(container -> {
            assertThat(container.isHealthy()).as(container.service()).isTrue();
            assertThat(container.exec("id", "-u").strip())
                    .as(container.service())
                    .isNotEqualTo("0");
        });
    }

    @Test
    @Order(2)
    void changesInEachSourceArriveByValue() {
        insert(7_000_000_001L);
        awaitRows(7_000_000_001L, 0);
        assertThat(stack.sql(query(7_000_000_001L)))
                .as("output of the Phoenix shell")
                .containsExactlyInAnyOrder(
                        "\"mysql\",\"Ariel 🎬\",\"1.5\"",
                        "\"postgres\",\"Berlin «Платц»\",\"2.25\"",
                        "\"mongodb\",\"Aki Kaurismäki\",\"0.125\"");

        SourceDatabase.ALL.forEach(
                source -> stack.write(source.service(), source.update(7_000_000_001L, source.popularity() + 2)));
        awaitRows(7_000_000_001L, 2);

        SourceDatabase.ALL.forEach(source -> stack.write(source.service(), source.delete(7_000_000_001L)));
        await().atMost(TIMEOUT).until(() -> rows(7_000_000_001L), List::isEmpty);
    }

    @Test
    @Order(2)
    void sourcesAreAskedAsWithoutContainers() {
        assertThat(stack.compose("run", "--rm", "-T", "source", "check", "--json"))
                .contains("\"name\":\"mysql\"", "\"name\":\"postgres\"", "\"name\":\"mongodb\"")
                .doesNotContain("\"failed\"", "\"warning\"", "\"unknown\"");
        assertThat(stack.compose("run", "--rm", "-T", "source", "tables", "postgres"))
                .containsPattern("maf\\.tv_series_ids +id .* yes +catalogue, tv-series");
        assertThat(stack.compose("run", "--rm", "-T", "source", "prepare", "mysql"))
                .contains("IDENTIFIED BY '<the password in mysql-cdc>'");
        assertThat(stack.compose("run", "--rm", "-T", "contract", "propose", "mongodb", "person_ids"))
                .contains("topic: mongodb.maf.person_ids");
    }

    private void insert(long id) {
        SourceDatabase.ALL.forEach(source -> stack.write(source.service(), source.insert(id)));
    }

    /** The inserted rows, with their popularity increased by this value. */
    private void awaitRows(long id, double more) {
        var expected = SourceDatabase.ALL.stream()
                .map(source -> row(source.service(), source.title(), source.popularity() + more))
                .toList();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(rows(id)).containsExactlyInAnyOrderElementsOf(expected));
    }

    private static String row(String source, String title, double popularity) {
        return String.join(" ", source, title, Double.toString(popularity));
    }

    private List<String> rows(long id) throws SQLException {
        try (var store = stack.store().connect();
                var statement = store.createStatement();
                var found = statement.executeQuery(query(id))) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(row(found.getString(1), found.getString(2), found.getDouble(3)));
            }
            return rows;
        }
    }

    private static String query(long id) {
        return "SELECT 'mysql', ORIGINAL_TITLE, POPULARITY FROM MAF.MOVIE WHERE ID = " + id
                + " UNION ALL SELECT 'postgres', ORIGINAL_NAME, POPULARITY FROM MAF.TV_SERIES WHERE ID = " + id
                + " UNION ALL SELECT 'mongodb', NAME, POPULARITY FROM MAF.PERSON WHERE ID = " + id;
    }

    @Test
    @Order(3)
    void twoTransformersAndTwoSinksShareTheWork() {
        stack.up(LOAD, "--scale", "stream-transformer=2", "--scale", "phoenix-sink=2");
        assertThat(stack.services()).hasSize(SERVICES.size() + 2);

        insert(7_000_000_002L);
        awaitRows(7_000_000_002L, 0);
    }

    @Test
    @Order(4)
    void crashesAndRestartsUnderLoadLoseNothing() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        try {
            stack.up(LOAD);
            var outages =
                    Boolean.getBoolean("maf.thorough") ? Outage.each(SERVICES, random) : Outage.waves(SERVICES, random);
            for (var outage : outages) {
                outage.on(stack);
                stack.awaitHealthy();
            }
            stack.up(QUIET);
            stack.reconcile();
        } catch (AssertionError | ConditionTimeoutException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    @Test
    @Order(5)
    void passwordsShowNowhere() {
        assertThat(stack.everythingVisible()).doesNotContain(stack.config().passwords());
    }

    @Test
    @Order(6)
    void downAndUpKeepsEverythingAndContinuesWhereItWas() throws Exception {
        var before = rawRecords();
        assertThat(before.values()).allMatch(records -> records > 0);

        stack.compose("down");
        assertThat(stack.services()).isEmpty();
        stack.up(QUIET);
        insert(AFTER_ALL_GENERATED);
        awaitRows(AFTER_ALL_GENERATED, 0);

        var after = rawRecords();
        RAW.forEach(topic -> assertThat(after.get(topic) - before.get(topic))
                .as(
                        "new records of %s: one, and the mark that ends each transaction; a snapshot would read all again",
                        topic)
                .isBetween(1L, 4L));
        stack.reconcile();
    }

    /** The number of records by topic, read through the port for this machine. */
    private Map<String, Long> rawRecords() throws Exception {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()))) {
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
}

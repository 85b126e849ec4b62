package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.TestOrder;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import maf.local.status.StatusReport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A redrive brings refused rows back and never replaces a newer row. */
@PipelineTest
@Order(TestOrder.MANY_RECORDS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuarantineIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int MANY = 50_000; // more than two transactions

    private final Pipeline pipeline;
    private final Path tables;
    private final QuarantineCommand tool;
    private Producer<byte[], byte[]> producer;
    private RawEventTable changed;
    private RawEventTable newer;
    private RawEventTable large;
    private RawEventTable busy;

    QuarantineIT(Pipeline pipeline) {
        this.pipeline = pipeline;
        tables = ContractFolder.remembered(pipeline.home());
        tool = new QuarantineCommand(pipeline, tables);
    }

    @BeforeAll
    void addTables() {
        producer = RawEventTable.producer(pipeline, Map.of());
        changed = new RawEventTable(pipeline, tables, producer, "changed");
        newer = new RawEventTable(pipeline, tables, producer, "newer");
        large = new RawEventTable(pipeline, tables, producer, "large");
        busy = new RawEventTable(pipeline, tables, producer, "busy");
        var readers = List.of("stream-transformer", "phoenix-sink");
        pipeline.stop(readers);
        pipeline.start(readers);
    }

    @AfterAll
    void close() {
        producer.close();
    }

    private void awaitQuarantined(RawEventTable table, int records) {
        table.flush();
        await().atMost(TIMEOUT).until(table::quarantined, count -> count == records);
    }

    private static void awaitStored(RawEventTable table, Map<Long, String> rows) {
        await().atMost(TIMEOUT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(table.stored()).isEqualTo(rows));
    }

    @Test
    void aCorrectedContractBringsTheRowBack() {
        var now = System.currentTimeMillis();
        changed.put(1, "good", 1, now);
        changed.put(2, "bad", -5, now);
        awaitQuarantined(changed, 1);
        assertThat(tool.run("list")).containsPattern("MAF.CHANGED +rule-refused +size-is-large-enough +1 +0 ");

        // When: the same contract again
        assertThat(tool.run("redrive", "--table", "changed")).contains("1 refused again");
        // Then
        var list = tool.start("list");
        var show = tool.start("show", "--table", "changed");
        var content = tool.start("show", "--table", "changed", "--content");
        assertThat(tool.output(list)).containsPattern("MAF.CHANGED +rule-refused +size-is-large-enough +1 +1 ");
        assertThat(tool.output(show))
                .contains("2 times by now", "size-is-large-enough")
                .doesNotContain("bad");
        assertThat(tool.output(content)).contains("\"title\":\"bad\"");
        var before = changed.written();
        assertThat(tool.run("redrive", "--table", "changed")).contains("1 left: already refused under this contract");
        assertThat(changed.written()).isEqualTo(before);

        // When: the contract is corrected
        changed.allowSizesFrom(-10);
        assertThat(tool.run("redrive", "--table", "MAF.CHANGED", "--dry-run")).contains("1 would be redriven");
        assertThat(changed.written()).isEqualTo(before);
        assertThat(tool.run("redrive", "--table", "changed")).contains("1 redriven");
        // Then
        awaitStored(changed, Map.of(1L, "good 1", 2L, "bad -5"));
        assertThat(tool.run("list")).doesNotContain("MAF.CHANGED");
        var after = changed.written();
        assertThat(tool.run("redrive", "--table", "changed")).contains("Nothing to redrive");
        assertThat(changed.written()).isEqualTo(after);
        var status = new StatusReport(pipeline)
                .tables(ContractFolder.contracts(tables).stream()
                        .filter(contract -> contract.name().equals("changed"))
                        .toList());
        assertThat(status).singleElement().satisfies(table -> {
            assertThat(table.quarantined()).isZero();
            assertThat(table.raw()).isEqualTo(table.cleansed());
        });
    }

    @Test
    void neverReplacesANewerOne() {
        var t = System.currentTimeMillis() - 60_000;
        newer.put(10, "bad", -1, t);
        newer.put(10, "newer, same millisecond", 1, t);
        newer.put(11, "bad", -1, t);
        newer.delete(11, t);
        newer.put(12, "older, same millisecond", 1, t);
        newer.put(12, "bad", -1, t);
        newer.put(13, "bad", -1, t);
        newer.put(13, "newer", 1, t + 5);
        newer.put(14, "older", 1, t);
        newer.put(14, "bad", -1, t);
        newer.put(14, null, 7, t);
        newer.put(15, "bad", -1, t);
        newer.put(15, "bad and newer", -2, t);
        newer.put(16, "older", 1, t);
        newer.delete(16, t);
        newer.put(16, "bad, after a delete", -1, t);
        newer.put(17, "older", 1, t - 1);
        newer.put(17, "bad", -1, t);
        newer.put(17, null, 8, t + 1);
        awaitQuarantined(newer, 9);
        newer.allowSizesFrom(-10);

        // When
        var report = tool.run("redrive", "--table", "newer");

        // Then
        var expected = new TreeMap<Long, String>(Map.of(
                10L, "newer, same millisecond 1",
                12L, "bad -1",
                13L, "newer 1",
                14L, "bad 7",
                15L, "bad and newer -2",
                16L, "bad, after a delete -1",
                17L, "bad 8"));
        awaitStored(newer, expected);
        assertThat(report).contains("5 redriven", "4 superseded");
        assertThat(newer.lastCleansed())
                .as("the records that compaction would keep")
                .containsEntry("{\"id\":10}", "{\"id\":10,\"title\":\"newer, same millisecond\",\"size\":1}")
                .containsEntry("{\"id\":14}", "{\"id\":14,\"size\":7}")
                .containsEntry("{\"id\":17}", "{\"id\":17,\"size\":8}")
                .doesNotContainKey("{\"id\":11}");
    }

    @Test
    @Order(Order.DEFAULT + 1) // the others are faster while there are few records in quarantine
    void aKilledRedriveContinuesWhereItStopped() {
        var expected = new HashMap<Long, String>();
        var now = System.currentTimeMillis();
        for (var id = 0L; id < MANY; id++) {
            large.put(id, "row " + id, -1, now + id / 100);
            expected.put(id, "row " + id + " -1");
        }
        awaitQuarantined(large, MANY);
        large.allowSizesFrom(-10);

        // When: another takes the place of the first, and the next is killed in the middle of a transaction
        var first = tool.start("redrive", "--table", "large");
        try (var other = RawEventTable.producer(
                pipeline, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "quarantine-redrive"))) {
            OpenTransaction.await(pipeline, large.cleansedTopic(), first);
            other.initTransactions();
        }
        assertThat(first.await()).isNotZero();
        var second = tool.start("redrive", "--table", "large");
        OpenTransaction.await(pipeline, large.cleansedTopic(), second);
        second.kill();
        var third = tool.run("redrive", "--table", "large");

        // Then
        assertThat(first.errors()).contains("Another redrive has started");
        assertThat(third).contains(" redriven");
        assertThat(large.cleansedBySource())
                .hasSize(MANY)
                .allSatisfy((place, count) -> assertThat(count).isOne());
        assertThat(tool.run("list")).doesNotContain("MAF.LARGE");
        awaitStored(large, expected);
    }

    @Test
    void redrivesWhileRowsChange() throws Exception {
        var changes = RandomRowChanges.start(busy);
        try {
            await().atMost(TIMEOUT).until(() -> busy.quarantined() > 100);
            busy.allowSizesFrom(-10);
            for (var round = 0; round < 4; round++) {
                tool.run("redrive", "--table", "busy");
            }
        } finally {
            changes.close();
        }
        var last = changes.last();
        busy.flush();
        await().atMost(TIMEOUT).untilAsserted(() -> {
            tool.run("redrive", "--table", "busy");
            assertThat(busy.stored()).as(changes.seed()).isEqualTo(last);
        });
        var kept = new HashMap<String, String>();
        last.forEach((id, row) -> kept.put(
                "{\"id\":" + id + "}",
                "{\"id\":" + id + ",\"title\":\"" + row.substring(0, row.lastIndexOf(' ')) + "\",\"size\":"
                        + row.substring(row.lastIndexOf(' ') + 1) + "}"));
        assertThat(busy.lastCleansed())
                .as("the records that compaction would keep")
                .isEqualTo(kept);
    }
}

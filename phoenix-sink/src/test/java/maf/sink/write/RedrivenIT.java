package maf.sink.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import maf.contract.model.TableContract;
import maf.sink.read.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Redriven records in a real store: above the events before them at the source, never above the events after them. */
class RedrivenIT {
    /** Within the history window, in which the store keeps all versions of a row. */
    private static final long T = System.currentTimeMillis() - 60_000;

    @TempDir
    private Path contracts;

    private HBaseServer server;
    private TableContract contract;
    private Store store;
    private RowLog log;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        server = HBaseServer.shared();
        var name = test.getTestMethod().orElseThrow().getName().toUpperCase(Locale.ROOT);
        contract = TestRecords.contract(
                contracts,
                "it",
                "table: IT." + name
                        + "\nkey: [id]\ncolumns:\n  id: {type: BIGINT}\n  label: {type: VARCHAR}\n"
                        + "sources:\n  - topic: " + RowLog.TOPIC + "\n");
        store = Store.open(server.address(), List.of(contract), HBaseServer.DDL);
        log = new RowLog(contract, store);
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    /** Asserts that the row is the same, however a sink reads the log. */
    private void assertAlways(String label) throws Exception {
        log.writeSingly(0, log.size());
        assertThat(label(1)).as("record by record").isEqualTo(label);
        log.restart();
        log.writeSingly(0, log.size());
        assertThat(label(1)).as("again after a restart").isEqualTo(label);
        for (var from = log.size() - 1; from >= 0; from--) {
            log.restart();
            log.write(from, log.size());
            assertThat(label(1)).as("once more from " + from + " in one batch").isEqualTo(label);
        }
        log.forget();
        log.writeSingly(0, log.size());
        assertThat(label(1)).as("after a rewind").isEqualTo(label);
        log.forget();
        log.write(0, log.size());
        assertThat(label(1)).as("after a rewind in one batch").isEqualTo(label);
    }

    private String label(long id) throws SQLException {
        return labels().get(id);
    }

    private Map<Long, String> labels() throws SQLException {
        var labels = new HashMap<Long, String>();
        try (var run = server.sql().createStatement();
                var rows = run.executeQuery("SELECT ID, LABEL FROM " + contract.table())) {
            while (rows.next()) {
                labels.put(rows.getLong(1), rows.getString(2));
            }
        }
        return labels;
    }

    @Test
    void winsOverAnOlderOneOfTheSameMillisecond() throws Exception {
        log.put(1, "e1", T).redrivenPut(1, "e2", T, RowLog.source("e1"));
        assertAlways("e2");
    }

    @Test
    void losesToANewerOneOfTheSameMillisecond() throws Exception {
        log.put(1, "e1", T).put(1, "e3", T).redrivenPut(1, "e2", T, RowLog.source("e1"));
        assertAlways("e3");
    }

    @Test
    void losesToANewerOneThatComesLaterInTheLog() throws Exception {
        log.put(1, "e1", T).redrivenPut(1, "e2", T, RowLog.source("e1")).put(1, "e3", T);
        assertAlways("e3");
    }

    @Test
    void losesToANewerDeleteOfTheSameMillisecond() throws Exception {
        log.put(1, "e1", T).delete(1, "e3", T).redrivenPut(1, "e2", T, RowLog.source("e1"));
        assertAlways(null);
    }

    @Test
    void losesToANewerDeleteThatComesLaterInTheLog() throws Exception {
        log.put(1, "e1", T).redrivenPut(1, "e2", T, RowLog.source("e1")).delete(1, "e3", T);
        assertAlways(null);
    }

    @Test
    void losesToANewerFirstOneOfTheSameMillisecond() throws Exception {
        log.put(1, "e3", T).redrivenPut(1, "e2", T, "");
        assertAlways("e3");
    }

    @Test
    void winsOverADeleteOfTheSameMillisecond() throws Exception {
        log.put(1, "e0", T - 5).delete(1, "e1", T).redrivenPut(1, "e2", T, "deleted:" + T);
        log.writeSingly(0, log.size());
        assertThat(label(1)).isEqualTo("e2");
        log.restart();
        log.write(2, log.size());
        assertThat(label(1)).as("written again").isEqualTo("e2");
    }

    @Test
    void winsOverADeleteOfTheMillisecondBefore() throws Exception {
        log.delete(1, "e1", T - 1).redrivenPut(1, "e2", T, "deleted:" + (T - 1));
        log.writeSingly(0, log.size());
        assertThat(label(1)).isEqualTo("e2");
    }

    @Test
    void afterADeleteItLosesToWhatCameLater() throws Exception {
        log.delete(1, "e1", T).delete(1, "e3", T).redrivenPut(1, "e2", T, "deleted:" + T);
        log.put(2, "x", T - 9).delete(2, "e1", T).put(2, "e3", T).redrivenPut(2, "e2", T, "deleted:" + T);
        log.delete(3, "e1", T).redrivenPut(3, "e2", T, "deleted:" + T).put(3, "e3", T);
        log.delete(4, "e1", T).redrivenPut(4, "e2", T, "deleted:" + T).delete(4, "e3", T);
        for (var round = 0; round < 3; round++) {
            log.writeSingly(0, log.size());
            assertThat(labels()).isEqualTo(Map.of(2L, "e3", 3L, "e3"));
            log.write(0, log.size());
            assertThat(labels()).isEqualTo(Map.of(2L, "e3", 3L, "e3"));
            log.restart();
        }
        log.forget();
        log.writeSingly(0, log.size());
        assertThat(labels()).isEqualTo(Map.of(2L, "e3", 3L, "e3"));
    }

    @Test
    void aRedrivenDeleteTakesTheOlderRowAwayAndNoNewerOne() throws Exception {
        log.put(1, "e1", T).redrivenDelete(1, "e2", T, RowLog.source("e1"));
        log.put(2, "e1", T).put(2, "e3", T).redrivenDelete(2, "e2", T, RowLog.source("e1"));
        log.put(3, "e1", T).redrivenDelete(3, "e2", T, RowLog.source("e1")).put(3, "e3", T);
        log.writeSingly(0, log.size());
        assertThat(labels()).isEqualTo(Map.of(2L, "e3", 3L, "e3"));
        log.restart();
        log.write(0, log.size());
        assertThat(labels()).isEqualTo(Map.of(2L, "e3", 3L, "e3"));
    }

    @Test
    void twoOfARowKeepTheirOrder() throws Exception {
        log.put(1, "e1", T).redrivenPut(1, "e2", T, RowLog.source("e1")).redrivenPut(1, "e3", T, RowLog.source("e2"));
        assertAlways("e3");
    }

    /** Histories of a few milliseconds: some events go to quarantine and return at any later point, with any earlier predecessor. */
    @Test
    void noNewerEventIsEverHidden() throws Exception {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var histories = new ArrayList<RowHistory>();
        for (var id = 0L; id < 400; id++) {
            histories.add(new RowHistory(id, random));
        }
        while (histories.stream().anyMatch(RowHistory::goesOn)) {
            var history = histories.get(random.nextInt(histories.size()));
            if (history.goesOn()) {
                history.next(log);
            }
        }
        // When, Then: random batches, with restarts and repetitions
        for (var ownership = 0; ownership < 4; ownership++) {
            var at = ownership == 0 ? 0 : random.nextInt(log.size());
            while (at < log.size()) {
                var to = Math.min(log.size(), at + 1 + random.nextInt(300));
                log.write(at, to);
                at = random.nextInt(4) == 0 ? Math.max(0, to - random.nextInt(300)) : to;
                if (at < to) {
                    log.restart();
                }
            }
            assertThat(differences(histories))
                    .as("seed " + seed + ", ownership " + ownership)
                    .isEmpty();
            log.restart();
        }
        log.forget();
        log.write(0, log.size());
        assertThat(differences(histories)).as("seed " + seed + ", rewound").isEmpty();
    }

    private List<String> differences(List<RowHistory> histories) throws SQLException {
        var found = labels();
        return histories.stream()
                .filter(history -> !history.allows(found.get(history.id())))
                .map(history -> "found " + found.get(history.id()) + " after " + history)
                .toList();
    }
}

package maf.sink.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import maf.contract.model.TableContract;
import maf.sink.monitor.SinkHealth;
import maf.sink.monitor.SinkMetrics;
import maf.sink.monitor.WaitingTables;
import maf.sink.read.Batch;
import maf.sink.read.Change;
import maf.sink.read.PendingRow;
import maf.sink.read.RowEvent;
import maf.sink.read.TestRecords;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink's encoding and writer with a real HBase and Phoenix. */
class PhoenixWriterIT {
    private static HBaseServer server;

    @TempDir
    private Path contracts;

    @BeforeAll
    static void start() throws Exception {
        server = HBaseServer.shared();
    }

    private Store open(TableContract contract) throws Exception {
        return Store.open(server.address(), List.of(contract), HBaseServer.DDL);
    }

    @Test
    void aReplayedOldEventChangesNothing() throws Exception {
        var contract = TestRows.contract(contracts, "REPLAY", "id", "  id: {type: BIGINT}\n", "");
        try (var store = open(contract)) {
            var table = store.table(contract.topic());
            var old = TestRows.event(
                    contract, TestRows.map("id", 1L), TestRows.map("label", "old", "big", 1L), TestRecords.T0, table);
            var delete = new RowEvent(
                    TestRows.record(1), TestRows.map("id", 1L), new Change.Delete(), TestRecords.T0 + 1, 0, false);
            var again = TestRows.event(
                    contract, TestRows.map("id", 1L), TestRows.map("label", "new"), TestRecords.T0 + 2, table);
            // When
            for (var each : List.of(old, delete, old)) {
                table.write(List.of(table.encode(PendingRow.of(each))));
            }
            // Then
            assertThat(query("SELECT COUNT(*) FROM IT.REPLAY")).isEqualTo("0");
            // When
            for (var each : List.of(again, delete, old)) {
                table.write(List.of(table.encode(PendingRow.of(each))));
            }
            // Then
            assertThat(query("SELECT LABEL FROM IT.REPLAY WHERE ID = 1 AND BIG IS NULL"))
                    .isEqualTo("new");
        }
    }

    @Test
    void anUnstorableRowDoesNotStopTheOthers() throws Exception {
        var contract = TestRows.contract(contracts, "POISON", "id", "  id: {type: BIGINT}\n", "salt-buckets: 2\n");
        try (var store = open(contract)) {
            // Given
            var table = store.table(contract.topic());
            var rows = new ArrayList<PendingRow>();
            for (var id = 0L; id < 40; id++) {
                var label = id == 17 ? "x".repeat(11 << 20) : "good";
                rows.add(PendingRow.of(TestRows.event(
                        contract, TestRows.map("id", id), TestRows.map("label", label), TestRecords.T0, table)));
            }
            var letters = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
            // When
            writer(store, letters).write(new Batch(Map.of(contract.topic(), rows), List.of(), List.of(), Map.of()));
            // Then
            assertThat(query("SELECT COUNT(*) FROM IT.POISON")).isEqualTo("39");
            assertThat(letters.history()).hasSize(1);
            var reason = letters.history().get(0).headers().lastHeader("maf.reason");
            assertThat(new String(reason.value(), UTF_8)).isEqualTo("store-refused");
        }
    }

    private static BatchWriter writer(Store store, MockProducer<byte[], byte[]> letters) {
        var metrics = new SinkMetrics(new SimpleMeterRegistry());
        return new BatchWriter(store, new DeadLetters(letters, Clock.systemUTC()), metrics, new SinkHealth(), 2);
    }

    @Test
    void aNewColumnIsAddedAndAChangedTypeRefused() throws Exception {
        var before = TestRows.contract(contracts, "CHANGING", "id", "  id: {type: BIGINT}\n", "");
        open(before).close();
        open(TestRows.contract(contracts, "CHANGING", "id", "  id: {type: BIGINT}\n  fresh: {type: DATE}\n", ""))
                .close();
        assertThat(query("SELECT COUNT(FRESH) FROM IT.CHANGING")).isEqualTo("0");
        var changed =
                TestRows.contract(contracts, "CHANGING", "id", "  id: {type: BIGINT}\n  fresh: {type: BIGINT}\n", "");
        assertThat(refusal(changed)).contains("FRESH is DATE, the contract says BIGINT");
        var otherKey = TestRows.contract(contracts, "CHANGING", "other", "  other: {type: BIGINT}\n", "");
        assertThat(refusal(otherKey)).contains("its key is [ID], the contract's is [OTHER]");
        try (var statement = server.sql().createStatement()) {
            statement.execute("CREATE INDEX BY_LABEL ON IT.CHANGING (LABEL)");
        }
        assertThat(refusal(before)).contains("secondary indexes");
    }

    private static String refusal(TableContract contract) throws Exception {
        var waiting = new WaitingTables();
        Store.open(server.address(), List.of(contract), HBaseServer.DDL, waiting)
                .close();
        return waiting.reason(contract.topic()).orElse("");
    }

    @Test
    void aKilledStoreGetsTheSameRowsWhenItIsBack() throws Exception {
        var contract = TestRows.contract(contracts, "KILLED", "id", "  id: {type: BIGINT}\n", "salt-buckets: 2\n");
        var thread = Executors.newSingleThreadExecutor();
        try (var store = open(contract)) {
            // Given
            var table = store.table(contract.topic());
            var rows = new ArrayList<PendingRow>();
            for (var id = 0L; id < 5000; id++) {
                rows.add(PendingRow.of(TestRows.event(
                        contract, TestRows.map("id", id), TestRows.map("label", "row " + id), TestRecords.T0, table)));
            }
            var letters = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
            var writer = writer(store, letters);
            // When
            server.kill();
            var written = thread.submit(() -> {
                writer.write(new Batch(Map.of(contract.topic(), rows), List.of(), List.of(), Map.of()));
                return true;
            });
            server.start();
            // Then
            assertThat(written.get(HBaseServer.START.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(letters.history()).isEmpty();
            assertThat(query("SELECT COUNT(*) FROM IT.KILLED WHERE LABEL LIKE 'row %'"))
                    .isEqualTo("5000");
        } finally {
            thread.shutdownNow();
        }
    }

    private static String query(String statement) throws Exception {
        try (var run = server.sql().createStatement();
                var result = run.executeQuery(statement)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}

package maf.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import maf.contract.TableContract;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.util.Bytes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our encoding and our writer against a real HBase with Phoenix. */
class PhoenixWriterIT {
    private static final Duration START = Duration.ofMinutes(2);
    private static final TableDdl DDL = new TableDdl(Duration.ofHours(1));
    private static final String COLUMNS = """
              flag: {type: BOOLEAN}
              small: {type: INTEGER}
              big: {type: BIGINT}
              ratio: {type: DOUBLE}
              price: {type: "DECIMAL(20,4)"}
              label: {type: VARCHAR}
              short_label: {type: VARCHAR(10)}
              day: {type: DATE}
              moment: {type: TIMESTAMP}
              raw: {type: VARBINARY}
            """;

    private static HBaseServer server;
    private static Connection sql;

    @TempDir
    private Path contracts;

    @BeforeAll
    static void start() throws Exception {
        server = new HBaseServer(Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "hbase"));
        await().atMost(START)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    sql = DriverManager.getConnection(
                            server.address().url(), server.address().forTables());
                });
        sql.setAutoCommit(true);
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    private TableContract contract(String table, String keys, String keyColumns, String end) throws Exception {
        return Records.contract(
                contracts,
                "it",
                "table: IT." + table + "\nkey: [" + keys + "]\ncolumns:\n" + keyColumns + COLUMNS
                        + "sources:\n  - topic: mysql.maf.it\n" + end);
    }

    private Store open(TableContract contract) throws Exception {
        return Store.open(server.address(), List.of(contract), DDL);
    }

    @Test
    void cellsEqualThoseOfUpsert() throws Exception {
        assertCellsEqual("LONG_KEY", "id", "  id: {type: BIGINT}\n", "", List.of(map("id", -5L), map("id", 1L)));
        assertCellsEqual(
                "SALTED_KEY",
                "kind, id",
                "  kind: {type: VARCHAR(16)}\n  id: {type: BIGINT}\n",
                "salt-buckets: 4\n",
                List.of(map("kind", "movie", "id", 1L), map("kind", "プ", "id", Long.MIN_VALUE)));
        assertCellsEqual(
                "MIXED_KEY",
                "at, price_key, name",
                "  at: {type: TIMESTAMP}\n  price_key: {type: \"DECIMAL(9,2)\"}\n  name: {type: VARCHAR}\n",
                "",
                List.of(
                        map(
                                "at",
                                Instant.parse("2026-11-22T10:00:00.123456789Z"),
                                "price_key",
                                new BigDecimal("-1.5"),
                                "name",
                                "x🎬"),
                        map(
                                "at",
                                Instant.parse("1969-12-31T23:59:59.999999999Z"),
                                "price_key",
                                new BigDecimal("10.00"),
                                "name",
                                "y")));
    }

    private void assertCellsEqual(
            String table, String keys, String keyColumns, String end, List<Map<String, Object>> rowKeys)
            throws Exception {
        var own = contract(table + "_OWN", keys, keyColumns, end);
        var upserted = contract(table + "_SQL", keys, keyColumns, end);
        try (var ownStore = open(own);
                var sqlStore = open(upserted)) {
            for (var key : rowKeys) {
                for (var values : rows()) {
                    // Given
                    var row = PendingRow.of(event(own, key, values, Records.T0, ownStore.table(own.topic())));
                    upsert(upserted, key, values);
                    // When
                    var table1 = ownStore.table(own.topic());
                    assertThat(table1.write(List.of(table1.encode(row)))).containsExactly(new RowFate.Stored());
                    // Then
                    assertThat(sqlStore.table(upserted.topic())).isNotNull();
                    assertThat(cells(own)).isEqualTo(cells(upserted));
                }
            }
        }
    }

    /** Ordinary, boundary and NULL values of every type. */
    private static List<Map<String, Object>> rows() {
        var ordinary = map(
                "flag",
                true,
                "small",
                7,
                "big",
                8L,
                "ratio",
                2.4825,
                "price",
                new BigDecimal("1234.5"),
                "label",
                "Aki Kaurismäki プライド 🎬",
                "short_label",
                "0123456789",
                "day",
                LocalDate.parse("2026-11-22"),
                "moment",
                Instant.parse("2026-11-22T10:00:00.123456789Z"),
                "raw",
                new byte[] {0, -1, 127});
        var lowest = map(
                "flag",
                false,
                "small",
                Integer.MIN_VALUE,
                "big",
                Long.MIN_VALUE,
                "ratio",
                -Double.MAX_VALUE,
                "price",
                new BigDecimal("-9999999999999999.9999"),
                "label",
                "\0\u0001",
                "short_label",
                " ",
                "day",
                LocalDate.parse("0001-01-01"),
                "moment",
                Instant.parse("0001-01-01T00:00:00Z"),
                "raw",
                new byte[1000]);
        var highest = map(
                "flag",
                true,
                "small",
                Integer.MAX_VALUE,
                "big",
                Long.MAX_VALUE,
                "ratio",
                Double.MIN_VALUE,
                "price",
                new BigDecimal("9999999999999999.9999"),
                "label",
                "x".repeat(100_000),
                "short_label",
                "🎬🎬🎬🎬🎬",
                "day",
                LocalDate.parse("9999-12-31"),
                "moment",
                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                "raw",
                new byte[0]);
        var zero = map(
                "flag",
                false,
                "small",
                0,
                "big",
                0L,
                "ratio",
                -0.0,
                "price",
                new BigDecimal("0.0000"),
                "label",
                "",
                "short_label",
                "",
                "day",
                LocalDate.EPOCH,
                "moment",
                Instant.EPOCH,
                "raw",
                new byte[] {0});
        var nothing = new LinkedHashMap<String, Object>();
        ordinary.keySet().forEach(column -> nothing.put(column, null));
        return List.of(ordinary, lowest, highest, zero, nothing);
    }

    private static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static RowEvent event(
            TableContract contract,
            Map<String, Object> key,
            Map<String, Object> values,
            long version,
            StoreTable table) {
        var stored = new HashMap<String, Object>();
        values.forEach((name, value) -> stored.put(contract.columns().get(name).storeName(), value));
        stored.put(StoreColumns.COMMITTED_AT, Instant.ofEpochMilli(Records.T0));
        stored.put(StoreColumns.SOURCE, "mysql.maf.it/1");
        var change = new Change.Upsert(stored, stored.keySet().containsAll(table.columns()));
        return new RowEvent(record(0), key, change, version, 0, false);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        return Records.record("{}", "{}", 0, offset, Records.T0);
    }

    private static void upsert(TableContract contract, Map<String, Object> key, Map<String, Object> values)
            throws Exception {
        var names = new ArrayList<String>();
        var arguments = new ArrayList<>();
        key.forEach((name, value) -> {
            names.add(name);
            arguments.add(value);
        });
        values.forEach((name, value) -> {
            names.add(name);
            arguments.add(value);
        });
        names.addAll(List.of(StoreColumns.COMMITTED_AT, StoreColumns.SOURCE));
        arguments.addAll(List.of(Instant.ofEpochMilli(Records.T0), "mysql.maf.it/1"));
        var marks = "?, ".repeat(names.size() - 1) + "?";
        try (var statement = sql.prepareStatement(
                "UPSERT INTO " + contract.table() + " (" + String.join(", ", names) + ") VALUES (" + marks + ")")) {
            for (var i = 0; i < arguments.size(); i++) {
                var value = arguments.get(i);
                if (value instanceof Instant moment) {
                    statement.setTimestamp(i + 1, Timestamp.from(moment));
                } else if (value instanceof LocalDate date) {
                    statement.setDate(i + 1, new Date(TimeUnit.DAYS.toMillis(date.toEpochDay())));
                } else if (value instanceof byte[] bytes) {
                    statement.setBytes(i + 1, bytes);
                } else {
                    statement.setObject(i + 1, value);
                }
            }
            statement.executeUpdate();
        }
    }

    /** Row, family, qualifier and value of every live cell. */
    private static List<String> cells(TableContract contract) throws Exception {
        var name = TableName.valueOf(
                contract.table().schema() + ":" + contract.table().table());
        try (var connection =
                        ConnectionFactory.createConnection(server.address().forRows());
                var table = connection.getTable(name);
                var scanner = table.getScanner(new Scan())) {
            var cells = new ArrayList<String>();
            for (var result : scanner) {
                Arrays.stream(result.rawCells()).map(PhoenixWriterIT::text).forEach(cells::add);
            }
            assertThat(cells).isNotEmpty();
            return cells;
        }
    }

    private static String text(Cell cell) {
        return Bytes.toStringBinary(CellUtil.cloneRow(cell)) + "/" + Bytes.toStringBinary(CellUtil.cloneFamily(cell))
                + ":" + Bytes.toStringBinary(CellUtil.cloneQualifier(cell)) + "="
                + Bytes.toStringBinary(CellUtil.cloneValue(cell));
    }

    @Test
    void aReplayedOldEventChangesNothing() throws Exception {
        var contract = contract("REPLAY", "id", "  id: {type: BIGINT}\n", "");
        try (var store = open(contract)) {
            var table = store.table(contract.topic());
            var old = event(contract, map("id", 1L), map("label", "old", "big", 1L), Records.T0, table);
            var delete = new RowEvent(record(1), map("id", 1L), new Change.Delete(), Records.T0 + 1, 0, false);
            var again = event(contract, map("id", 1L), map("label", "new"), Records.T0 + 2, table);
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
    void oneUnstorableRowDoesNotHoldTheOthers() throws Exception {
        var contract = contract("POISON", "id", "  id: {type: BIGINT}\n", "salt-buckets: 2\n");
        try (var store = open(contract)) {
            // Given
            var table = store.table(contract.topic());
            var rows = new ArrayList<PendingRow>();
            for (var id = 0L; id < 40; id++) {
                var label = id == 17 ? "x".repeat(11 << 20) : "good";
                rows.add(PendingRow.of(event(contract, map("id", id), map("label", label), Records.T0, table)));
            }
            var letters = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
            // When
            writer(store, letters).write(new Batch(Map.of(contract.topic(), rows), List.of(), Map.of()));
            // Then
            assertThat(query("SELECT COUNT(*) FROM IT.POISON")).isEqualTo("39");
            assertThat(letters.history()).hasSize(1);
            var reason = letters.history().get(0).headers().lastHeader("maf.reason");
            assertThat(new String(reason.value(), UTF_8)).isEqualTo("store-refused");
        }
    }

    private static BatchWriter writer(Store store, MockProducer<byte[], byte[]> letters) {
        var metrics = new SinkMetrics(new SimpleMeterRegistry());
        return new BatchWriter(store, new DeadLetters(letters, Clock.systemUTC()), metrics, new SinkState());
    }

    @Test
    void aNewColumnIsAddedAndAChangedTypeRefused() throws Exception {
        var before = contract("CHANGING", "id", "  id: {type: BIGINT}\n", "");
        open(before).close();
        open(contract("CHANGING", "id", "  id: {type: BIGINT}\n  fresh: {type: DATE}\n", ""))
                .close();
        assertThat(query("SELECT COUNT(FRESH) FROM IT.CHANGING")).isEqualTo("0");
        var changed = contract("CHANGING", "id", "  id: {type: BIGINT}\n  fresh: {type: BIGINT}\n", "");
        assertThatThrownBy(() -> open(changed))
                .isInstanceOf(UnusableTableException.class)
                .hasMessageContaining("FRESH is DATE, the contract says BIGINT");
        var otherKey = contract("CHANGING", "other", "  other: {type: BIGINT}\n", "");
        assertThatThrownBy(() -> open(otherKey))
                .isInstanceOf(UnusableTableException.class)
                .hasMessageContaining("its key is [ID], the contract's is [OTHER]");
        try (var statement = sql.createStatement()) {
            statement.execute("CREATE INDEX BY_LABEL ON IT.CHANGING (LABEL)");
        }
        assertThatThrownBy(() -> open(before))
                .isInstanceOf(UnusableTableException.class)
                .hasMessageContaining("secondary indexes");
    }

    @Test
    void aKilledStoreGetsTheSameRowsOnceItIsBack() throws Exception {
        var contract = contract("KILLED", "id", "  id: {type: BIGINT}\n", "salt-buckets: 2\n");
        var thread = Executors.newSingleThreadExecutor();
        try (var store = open(contract)) {
            // Given
            var table = store.table(contract.topic());
            var rows = new ArrayList<PendingRow>();
            for (var id = 0L; id < 5000; id++) {
                rows.add(PendingRow.of(event(contract, map("id", id), map("label", "row " + id), Records.T0, table)));
            }
            var letters = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
            var writer = writer(store, letters);
            // When
            server.kill();
            var written = thread.submit(() -> {
                writer.write(new Batch(Map.of(contract.topic(), rows), List.of(), Map.of()));
                return true;
            });
            server.start();
            // Then
            assertThat(written.get(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(letters.history()).isEmpty();
            assertThat(query("SELECT COUNT(*) FROM IT.KILLED WHERE LABEL LIKE 'row %'"))
                    .isEqualTo("5000");
        } finally {
            thread.shutdownNow();
        }
    }

    private static String query(String statement) throws Exception {
        try (var run = sql.createStatement();
                var result = run.executeQuery(statement)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}

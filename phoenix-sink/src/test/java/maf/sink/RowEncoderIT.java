package maf.sink;

import static maf.sink.Rows.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import maf.contract.TableContract;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our encoding against Phoenix's: byte for byte the same cells for every column type and several shapes of keys. */
class RowEncoderIT {
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
        var own = Rows.contract(contracts, table + "_OWN", keys, keyColumns, end);
        var upserted = Rows.contract(contracts, table + "_SQL", keys, keyColumns, end);
        try (var ownStore = open(own);
                var sqlStore = open(upserted)) {
            for (var key : rowKeys) {
                for (var values : rows()) {
                    // Given
                    var row = PendingRow.of(Rows.event(own, key, values, Records.T0, ownStore.table(own.topic())));
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
        try (var statement = server.sql()
                .prepareStatement("UPSERT INTO " + contract.table() + " (" + String.join(", ", names) + ") VALUES ("
                        + marks + ")")) {
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
                Arrays.stream(result.rawCells()).map(RowEncoderIT::text).forEach(cells::add);
            }
            assertThat(cells).isNotEmpty();
            return cells;
        }
    }

    /** Without the family, of which each table has one of its own: HBase refuses a cell of another. */
    private static String text(Cell cell) {
        return Bytes.toStringBinary(CellUtil.cloneRow(cell)) + "/" + Bytes.toStringBinary(CellUtil.cloneQualifier(cell))
                + "=" + Bytes.toStringBinary(CellUtil.cloneValue(cell));
    }
}

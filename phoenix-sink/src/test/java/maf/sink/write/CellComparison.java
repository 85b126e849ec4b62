package maf.sink.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import maf.contract.model.DecimalType;
import maf.contract.model.TableContract;
import maf.sink.read.PendingRow;
import maf.sink.read.TestRecords;
import maf.sink.schema.StoreColumns;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.util.Bytes;

/** Rows of one table: Phoenix writes them by UPSERT, the sink overwrites them, and only versions may change. */
final class CellComparison {
    /** One row; columns without a value are absent. */
    record Row(Map<String, Object> key, Map<String, Object> values) {}

    /** Above the versions that the server gives to cells of UPSERT. */
    private static final long VERSION = System.currentTimeMillis() + TimeUnit.DAYS.toMillis(1);

    private final Connection sql;
    private final TableContract contract;
    private final StoreTable table;
    private final Map<String, Map<String, Object>> written = new HashMap<>();

    CellComparison(Connection sql, TableContract contract, Store store) {
        this.sql = sql;
        this.contract = contract;
        table = store.table(contract.topic());
    }

    void assertEqual(List<Row> rows) throws Exception {
        // Given
        for (var row : rows) {
            upsert(row);
            written.computeIfAbsent(name(shown(row.key())), any -> new HashMap<>(row.key()))
                    .putAll(row.values());
        }
        var upserted = cells();
        // When
        for (var row : rows) {
            var event = TestRows.event(contract, row.key(), row.values(), VERSION, table);
            assertThat(table.write(List.of(table.encode(PendingRow.of(event)))))
                    .containsExactly(new WriteResult.Stored());
        }
        // Then
        var own = cells();
        assertThat(own.keySet()).isEqualTo(upserted.keySet());
        assertThat(own.values()).as("versions of the cells").containsOnly(VERSION);
        assertThat(selected()).isEqualTo(expected());
    }

    /** Row, family, qualifier and value of every live cell, with its version. */
    private Map<String, Long> cells() throws Exception {
        var cells = new TreeMap<String, Long>();
        try (var rows = table.rows();
                var scanner = rows.getScanner(new Scan())) {
            for (var result : scanner) {
                for (var cell : result.rawCells()) {
                    var text = Bytes.toStringBinary(CellUtil.cloneRow(cell)) + "/"
                            + Bytes.toStringBinary(CellUtil.cloneFamily(cell)) + ":"
                            + Bytes.toStringBinary(CellUtil.cloneQualifier(cell)) + "="
                            + Bytes.toStringBinary(CellUtil.cloneValue(cell));
                    cells.put(text, cell.getTimestamp());
                }
            }
        }
        return cells;
    }

    private Map<String, Object> shown(Map<String, Object> key) {
        var shown = new HashMap<String, Object>();
        key.forEach((column, value) -> shown.put(column, stored(column, value)));
        return shown;
    }

    private String name(Map<String, Object> key) {
        return contract.key().stream()
                .map(column -> EdgeValues.form(key.get(column)))
                .collect(Collectors.joining(" | "));
    }

    /** The value after UPSERT has truncated it, as SELECT shows it: see {@code lastByteOfABinaryKey}. */
    private Object stored(String column, Object value) {
        if (value instanceof byte[] bytes && bytes.length > 0 && isLastOfKey(column) && bytes[bytes.length - 1] == -1) {
            return Arrays.copyOf(bytes, bytes.length - 1);
        }
        return value instanceof BigDecimal number
                        && contract.columns().get(column).type() instanceof DecimalType type
                ? number.setScale(type.scale(), RoundingMode.DOWN)
                : value;
    }

    private boolean isLastOfKey(String column) {
        return contract.key().indexOf(column) == contract.key().size() - 1;
    }

    private Map<String, Map<String, String>> expected() {
        var expected = new TreeMap<String, Map<String, String>>();
        written.forEach((name, values) -> {
            var row = new TreeMap<String, String>();
            contract.columns()
                    .keySet()
                    .forEach(column -> row.put(column, EdgeValues.form(stored(column, values.get(column)))));
            expected.put(name, row);
        });
        return expected;
    }

    private Map<String, Map<String, String>> selected() throws SQLException {
        var columns = List.copyOf(contract.columns().keySet());
        var selected = new TreeMap<String, Map<String, String>>();
        try (var run = sql.createStatement();
                var rows = run.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + contract.table())) {
            while (rows.next()) {
                var row = new HashMap<String, Object>();
                for (var column : columns) {
                    row.put(column, read(rows, column));
                }
                var forms = new TreeMap<String, String>();
                row.forEach((column, value) -> forms.put(column, EdgeValues.form(value)));
                selected.put(name(row), forms);
            }
        }
        return selected;
    }

    private static Object read(ResultSet rows, String column) throws SQLException {
        var value = rows.getObject(column);
        if (value instanceof Timestamp moment) {
            return moment.toInstant();
        }
        if (value instanceof Date day) {
            return LocalDate.ofEpochDay(Math.floorDiv(day.getTime(), TimeUnit.DAYS.toMillis(1)));
        }
        return value;
    }

    private void upsert(Row row) throws SQLException {
        var values = new HashMap<>(row.key());
        values.putAll(row.values());
        values.put(StoreColumns.COMMITTED_AT, Instant.ofEpochMilli(TestRecords.T0));
        values.put(StoreColumns.SOURCE, "mysql.maf.it/1");
        var names = List.copyOf(values.keySet());
        var marks = names.stream().map(name -> "?").collect(Collectors.joining(", "));
        try (var statement = sql.prepareStatement(
                "UPSERT INTO " + contract.table() + " (" + String.join(", ", names) + ") VALUES (" + marks + ")")) {
            for (var i = 0; i < names.size(); i++) {
                var value = values.get(names.get(i));
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
}

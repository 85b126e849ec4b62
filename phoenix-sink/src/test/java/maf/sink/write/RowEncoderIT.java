package maf.sink.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static maf.sink.write.TestRows.map;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import maf.contract.format.CleansedFormat;
import maf.contract.format.MalformedRecordException;
import maf.contract.model.TableContract;
import maf.sink.write.CellComparison.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sink's encoding gives the same cells as Phoenix's, byte for byte, whatever the types, the key and the values. */
class RowEncoderIT {
    private static final List<List<String>> LONGER_KEYS = List.of(
            List.of("VARCHAR", "VARBINARY"),
            List.of("VARCHAR(16)", "BIGINT"),
            List.of("DECIMAL(9,2)", "TIMESTAMP", "VARCHAR"),
            List.of("DOUBLE", "DECIMAL(38,10)", "BOOLEAN", "DATE"));

    private static HBaseServer server;

    @TempDir
    private Path contracts;

    @BeforeAll
    static void start() throws Exception {
        server = HBaseServer.shared();
    }

    private void assertCellsEqual(Map<TableContract, List<Row>> rows) throws Exception {
        try (var store = Store.open(server.address(), List.copyOf(rows.keySet()), HBaseServer.DDL)) {
            for (var entry : rows.entrySet()) {
                new CellComparison(server.sql(), entry.getKey(), store).assertEqual(entry.getValue());
            }
        }
    }

    /** The n-th row has the n-th edge value of each type; then come NULL, empty and absent columns. */
    @Test
    void everyEdgeValueOfEveryType() throws Exception {
        var contract = TableShapes.contract(contracts, "EDGE_VALUES", List.of("BIGINT"), TableShapes.TYPES, 0);
        var rows = new ArrayList<Row>();
        for (var n = 0; n < 12; n++) {
            var values = new HashMap<String, Object>();
            for (var column : contract.valueColumns()) {
                var edges = EdgeValues.of(column.type());
                values.put(column.name(), edges.get(n % edges.size()));
            }
            rows.add(new Row(map("c0", (long) n), values));
        }
        var nothing = new HashMap<String, Object>();
        var empty = new HashMap<String, Object>();
        contract.valueColumns().forEach(column -> {
            nothing.put(column.name(), null);
            empty.put(column.name(), EdgeValues.empty(column.type()));
            var one = map(column.name(), EdgeValues.of(column.type()).get(0));
            rows.add(new Row(map("c0", (long) rows.size()), one));
        });
        rows.add(new Row(map("c0", 0L), nothing)); // overwrites values
        rows.add(new Row(map("c0", 1L), empty));
        rows.add(new Row(map("c0", 2L), Map.of()));
        rows.add(new Row(map("c0", -1L), nothing)); // like the first row
        rows.add(new Row(map("c0", -2L), Map.of()));
        rows.add(new Row(map("c0", -3L), map("c10", "x".repeat(200_000), "c14", new byte[200_000])));
        rows.add(new Row(map("c0", -4L), map("c10", "a\0b\0", "c11", "\0")));
        assertCellsEqual(Map.of(contract, rows));
    }

    /** Each type as the only key column, and keys of several columns; every second table is salted. */
    @Test
    void everyShapeOfKey() throws Exception {
        var shapes = new ArrayList<>(TableShapes.TYPES.stream().map(List::of).toList());
        shapes.addAll(LONGER_KEYS);
        var all = new LinkedHashMap<TableContract, List<Row>>();
        for (var shape : shapes) {
            var number = all.size();
            var contract = TableShapes.contract(
                    contracts, "KEY_" + number, shape, List.of("VARCHAR"), number % 2 == 0 ? 0 : 3);
            all.put(contract, TableShapes.keys(contract));
        }
        assertCellsEqual(all);
    }

    @Test
    void columnsThatWereAddedLater() throws Exception {
        var before = TableShapes.contract(contracts, "ADDED", List.of("BIGINT"), List.of("VARCHAR"), 0);
        assertCellsEqual(Map.of(before, List.of(new Row(map("c0", 1L), map("c1", "old")))));
        var types = List.of("VARCHAR", "DECIMAL(9,2)", "TIMESTAMP");
        var after = TableShapes.contract(contracts, "ADDED", List.of("BIGINT"), types, 0);
        assertCellsEqual(Map.of(
                after,
                List.of(
                        new Row(map("c0", 1L), map("c1", "old")),
                        new Row(map("c0", 2L), map("c1", "new", "c2", new BigDecimal("1.5"), "c3", null)))));
    }

    /** Phoenix takes a last byte FF for the separator of a descending key, so SELECT omits it, even for rows written by UPSERT. */
    @Test
    void lastByteOfABinaryKey() throws Exception {
        var contract = TableShapes.contract(contracts, "LAST_BYTE", List.of("VARBINARY"), List.of("VARCHAR"), 3);
        assertCellsEqual(Map.of(
                contract,
                List.of(
                        new Row(map("c0", new byte[] {1, -1}), map("c1", "one")),
                        new Row(map("c0", new byte[] {2, -1, -1}), map("c1", "two")),
                        new Row(map("c0", new byte[] {3, 0}), map("c1", "zero")))));
    }

    /** Random rows; a failure names the seed. */
    @Test
    void anyRowOfAnyContract() throws Exception {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var all = new LinkedHashMap<TableContract, List<Row>>();
        for (var number = 0; number < (Boolean.getBoolean("maf.thorough") ? 40 : 4); number++) {
            var contract = TableShapes.any(contracts, "ANY_" + number, random);
            all.put(contract, TableShapes.rows(contract, 50, random));
        }
        try {
            assertCellsEqual(all);
        } catch (AssertionError | SQLException | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    /** UPSERT rejects these values; the sink sends them to dead-letters, because no contract writes them. */
    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e999", "-1e999", "Infinity", "\"NaN\""})
    void noNumbersThatAreNone(String number) throws Exception {
        var contract = TableShapes.contract(contracts, "NONE", List.of("BIGINT"), List.of("DOUBLE"), 0);
        var value = ("{\"c0\":1,\"c1\":" + number + "}").getBytes(UTF_8);
        assertThatThrownBy(() -> CleansedFormat.of(contract).readValue(value))
                .isInstanceOf(MalformedRecordException.class);
    }
}

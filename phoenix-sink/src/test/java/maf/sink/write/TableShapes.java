package maf.sink.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import maf.contract.model.TableContract;
import maf.sink.read.TestRecords;
import maf.sink.write.CellComparison.Row;

/** Tables of all shapes, their columns named c0, c1 and so on, the key's first. */
final class TableShapes {
    static final List<String> TYPES = List.of(
            "BOOLEAN",
            "INTEGER",
            "BIGINT",
            "DOUBLE",
            "DECIMAL(20,4)",
            "DECIMAL(38,0)",
            "DECIMAL(38,38)",
            "DECIMAL(38,10)",
            "DECIMAL(3,2)",
            "VARCHAR",
            "VARCHAR(10)",
            "DATE",
            "TIMESTAMP",
            "VARBINARY");
    private static final int ROWS_OF_KEYS = 14; // more than any type has edge values
    private static final int MOST_KEY_COLUMNS = 4;
    private static final int MOST_VALUE_COLUMNS = 8;

    private TableShapes() {}

    /** @param salt buckets, 0 for none */
    static TableContract contract(Path dir, String table, List<String> key, List<String> values, int salt)
            throws IOException {
        var keys = new ArrayList<String>();
        var columns = new StringBuilder();
        for (var type : key) {
            keys.add("c" + keys.size());
            columns.append(column(keys.size() - 1, type));
        }
        for (var i = 0; i < values.size(); i++) {
            columns.append(column(key.size() + i, values.get(i)));
        }
        var name = table.toLowerCase(Locale.ROOT).replace('_', '-');
        return TestRecords.contract(
                Files.createDirectories(dir.resolve(name + "-" + values.size())),
                name,
                "table: IT." + table + "\nkey: " + keys + "\ncolumns:\n" + columns
                        + "sources:\n  - topic: mysql.maf.it\n" + (salt == 0 ? "" : "salt-buckets: " + salt + "\n"));
    }

    private static String column(int number, String type) {
        return "  c" + number + ": {type: \"" + type + "\"}\n";
    }

    /** The n-th row's key has the n-th edge value of its first column, the one after that of its second, and so on. */
    static List<Row> keys(TableContract contract) {
        var rows = new ArrayList<Row>();
        for (var n = 0; n < ROWS_OF_KEYS; n++) {
            var key = new LinkedHashMap<String, Object>();
            for (var column : contract.keyColumns()) {
                var edges = EdgeValues.of(column.type());
                key.put(column.name(), edges.get((n + key.size()) % edges.size()));
            }
            rows.add(new Row(key, TestRows.map("c" + key.size(), "row " + n)));
        }
        return rows;
    }

    static TableContract any(Path dir, String table, Random random) throws IOException {
        var key = new ArrayList<String>();
        for (var i = 1 + random.nextInt(MOST_KEY_COLUMNS); i > 0; i--) {
            var type = any(random);
            key.add(i > 1 && type.equals("VARBINARY") ? "VARCHAR" : type); // Phoenix takes it last only
        }
        var values = new ArrayList<String>();
        for (var i = random.nextInt(MOST_VALUE_COLUMNS); i >= 0; i--) {
            values.add(any(random));
        }
        return contract(dir, table, key, values, random.nextBoolean() ? 1 + random.nextInt(5) : 0);
    }

    private static String any(Random random) {
        if (random.nextInt(4) == 0) {
            var precision = 1 + random.nextInt(38);
            return "DECIMAL(" + precision + "," + random.nextInt(precision + 1) + ")";
        }
        return random.nextInt(8) == 0
                ? "VARCHAR(" + (1 + random.nextInt(50)) + ")"
                : TYPES.get(random.nextInt(TYPES.size()));
    }

    /** Rows with values at the edges and between them, NULL, and columns left out; some keys come again. */
    static List<Row> rows(TableContract contract, int count, Random random) {
        var rows = new ArrayList<Row>();
        for (var i = 0; i < count; i++) {
            var key = new LinkedHashMap<String, Object>();
            contract.keyColumns().forEach(column -> key.put(column.name(), EdgeValues.any(column.type(), random)));
            var values = new HashMap<String, Object>();
            for (var column : contract.valueColumns()) {
                switch (random.nextInt(6)) {
                    case 0 -> values.put(column.name(), null);
                    case 1 -> values.remove(column.name());
                    case 2 -> values.put(column.name(), EdgeValues.empty(column.type()));
                    default -> values.put(column.name(), EdgeValues.any(column.type(), random));
                }
            }
            rows.add(new Row(key, values));
        }
        return rows;
    }
}

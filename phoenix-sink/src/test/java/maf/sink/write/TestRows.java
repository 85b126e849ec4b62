package maf.sink.write;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import maf.contract.model.TableContract;
import maf.sink.read.Change;
import maf.sink.read.RowEvent;
import maf.sink.read.TestRecords;
import maf.sink.schema.StoreColumns;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tables and rows of all column types, for tests against a real store. */
public final class TestRows {
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

    private TestRows() {}

    /** A contract in schema IT with the given key and a column of each type. */
    static TableContract contract(Path dir, String table, String keys, String keyColumns, String end)
            throws IOException {
        return TestRecords.contract(
                dir,
                "it",
                "table: IT." + table + "\nkey: [" + keys + "]\ncolumns:\n" + keyColumns + COLUMNS
                        + "sources:\n  - topic: mysql.maf.it\n" + end);
    }

    public static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** An event that sets some columns; names as in the contract. */
    static RowEvent event(
            TableContract contract,
            Map<String, Object> key,
            Map<String, Object> values,
            long version,
            StoreTable table) {
        var stored = new HashMap<String, Object>();
        values.forEach((name, value) -> stored.put(contract.columns().get(name).storeName(), value));
        stored.put(StoreColumns.COMMITTED_AT, Instant.ofEpochMilli(TestRecords.T0));
        stored.put(StoreColumns.SOURCE, "mysql.maf.it/1");
        var change = new Change.Upsert(stored, stored.keySet().containsAll(StoreColumns.beyondKey(contract)));
        return new RowEvent(record(0), key, change, version, 0, false);
    }

    static ConsumerRecord<byte[], byte[]> record(long offset) {
        return TestRecords.record("{}", "{}", 0, offset, TestRecords.T0);
    }
}

package maf.benchmarks.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.zip.CRC32C;
import maf.contract.yaml.Contracts;
import maf.sink.schema.StoreAddress;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Scan;

/**
 * The content of a table, in the order of its keys.
 *
 * @param rows the number of rows
 * @param values digest of key, column and value of every cell
 * @param cells the same with timestamps
 */
record StoredCells(long rows, long values, long cells) {
    private static final int ROWS_PER_REQUEST = 2_000;

    /**
     * Prints {@code stored <rows> <digest with timestamps>} for the table of the only contract in {@code TABLES_DIR},
     * and drops the table. Argument: the URL of Phoenix.
     */
    @SuppressWarnings("SystemOut") // the parent process reads it
    public static void main(String[] arguments) throws Exception {
        var address = StoreAddress.of(arguments[0]);
        var contract = Contracts.read(Path.of(System.getenv("TABLES_DIR"))).get(0);
        var name = contract.table();
        try (var hbase = ConnectionFactory.createConnection(address.forRows())) {
            var found = of(hbase, org.apache.hadoop.hbase.TableName.valueOf(name.schema(), name.table()));
            System.out.println("stored " + found.rows() + " " + found.cells());
        }
        drop(address, List.of(name.toString()));
        System.exit(0); // Phoenix leaves threads running
    }

    static StoredCells of(Connection hbase, org.apache.hadoop.hbase.TableName name) throws IOException {
        var values = new CRC32C();
        var cells = new CRC32C();
        var rows = 0L;
        try (var table = hbase.getTable(name);
                var scanner = table.getScanner(new Scan().setCaching(ROWS_PER_REQUEST))) {
            for (var result : scanner) {
                rows++;
                for (var cell : result.rawCells()) {
                    add(values, cell);
                    add(cells, cell);
                    cells.update(ByteBuffer.allocate(Long.BYTES).putLong(0, cell.getTimestamp()));
                }
            }
        }
        return new StoredCells(rows, values.getValue(), cells.getValue());
    }

    /** Leaves out the column family, which differs between tables. */
    private static void add(CRC32C digest, Cell cell) {
        digest.update(cell.getRowArray(), cell.getRowOffset(), cell.getRowLength());
        digest.update(cell.getQualifierArray(), cell.getQualifierOffset(), cell.getQualifierLength());
        digest.update(cell.getValueArray(), cell.getValueOffset(), cell.getValueLength());
    }

    static void drop(StoreAddress address, List<String> tables) throws Exception {
        try (var phoenix = DriverManager.getConnection(address.url(), address.forTables());
                var statement = phoenix.createStatement()) {
            for (var table : tables) {
                statement.execute("DROP TABLE " + table);
            }
        }
    }
}

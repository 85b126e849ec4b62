package maf.sink.replay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maf.contract.model.TableContract;
import maf.sink.monitor.SinkHealth;
import maf.sink.monitor.SinkMetrics;
import maf.sink.read.Batch;
import maf.sink.read.TestRecords;
import maf.sink.write.BatchWriter;
import maf.sink.write.DeadLetters;
import maf.sink.write.HBaseServer;
import maf.sink.write.Store;
import maf.sink.write.TableFiles;
import maf.sink.write.TestRows;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Two tables in which each simulation has its own rows, with one writer. Confined to one thread. */
final class PhoenixStore implements TargetStore, AutoCloseable {
    private static final int THREADS = 2;

    private final HBaseServer server;
    private final List<TableContract> contracts;
    private final Store store;
    private final Connection hbase;
    private final MockProducer<byte[], byte[]> letters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final BatchWriter writer;

    private PhoenixStore(HBaseServer server, List<TableContract> contracts) throws IOException, SQLException {
        this.server = server;
        this.contracts = contracts;
        store = Store.open(server.address(), contracts, HBaseServer.DDL);
        hbase = ConnectionFactory.createConnection(server.address().forRows());
        var metrics = new SinkMetrics(new SimpleMeterRegistry());
        writer =
                new BatchWriter(store, new DeadLetters(letters, Clock.systemUTC()), metrics, new SinkHealth(), THREADS);
    }

    /** A salted table with numeric keys, and a table with text keys. */
    static PhoenixStore open(HBaseServer server, Path dir, String name) throws IOException, SQLException {
        return new PhoenixStore(server, contracts(dir, name));
    }

    static List<TableContract> contracts(Path dir, String name) throws IOException {
        return List.of(
                contract(dir, "numbers", name + "_NUMBERS", "BIGINT", "salt-buckets: 2\n"),
                contract(dir, "texts", name + "_TEXTS", "VARCHAR", ""));
    }

    private static TableContract contract(Path dir, String name, String table, String idType, String end)
            throws IOException {
        var own = Files.createDirectories(dir.resolve(name));
        return TestRecords.contract(
                own,
                name,
                "table: IT." + table + "\nkey: [run, id]\ncolumns:\n  run: {type: BIGINT}\n  id: {type: " + idType
                        + "}\n  label: {type: VARCHAR}\n  amount: {type: BIGINT}\n  note: {type: VARCHAR}\n"
                        + "sources:\n  - topic: mysql.maf.it\n" + end);
    }

    @Override
    public List<TableContract> contracts() {
        return contracts;
    }

    static Map<String, Object> key(TableContract contract, long run, int row) {
        var isText = contract.columns().get("id").type().javaType() == String.class;
        return TestRows.map("run", run, "id", isText ? "row " + row : (Object) (long) row);
    }

    static String name(TableContract contract, Map<String, Object> key) {
        return contract.table() + " " + key.values();
    }

    @Override
    public void write(Batch batch) throws InterruptedException {
        writer.write(batch);
        if (!letters.history().isEmpty()) {
            throw new AssertionError("a row was refused");
        }
    }

    /** All rows by simulation, read with SQL: the values that are not NULL, by column. */
    Map<Long, Map<String, Map<String, Object>>> rows() throws SQLException {
        var found = new HashMap<Long, Map<String, Map<String, Object>>>();
        for (var contract : contracts) {
            try (var run = server.sql().createStatement();
                    var rows = run.executeQuery("SELECT * FROM " + contract.table())) {
                while (rows.next()) {
                    var row = new HashMap<String, Object>();
                    for (var at = 1; at <= rows.getMetaData().getColumnCount(); at++) {
                        var value = rows.getObject(at);
                        if (value != null) {
                            row.put(
                                    rows.getMetaData().getColumnName(at),
                                    value instanceof Timestamp t ? t.toInstant() : value);
                        }
                    }
                    var name = name(contract, TestRows.map("run", row.get("RUN"), "id", row.get("ID")));
                    found.computeIfAbsent(rows.getLong("RUN"), any -> new HashMap<>())
                            .put(name, row);
                }
            }
        }
        return found;
    }

    /** Flushes the memstore, so that all cells are in files. */
    void flush() throws IOException {
        for (var contract : contracts) {
            files(contract).flush();
        }
    }

    /** Returns when each region has one file, written by a major compaction that began after this call. */
    void compact() throws IOException {
        for (var contract : contracts) {
            files(contract).compact();
        }
    }

    private TableFiles files(TableContract contract) {
        return new TableFiles(hbase, name(contract));
    }

    private static TableName name(TableContract contract) {
        return TableName.valueOf(
                contract.table().schema() + ":" + contract.table().table());
    }

    @Override
    public void close() throws IOException, SQLException {
        writer.close();
        hbase.close();
        store.close();
    }
}

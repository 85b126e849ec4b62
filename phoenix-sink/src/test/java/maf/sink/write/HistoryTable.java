package maf.sink.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import maf.contract.model.TableContract;
import maf.history.AsOfConnection;
import maf.history.AsOfException;
import maf.sink.read.TestRecords;
import maf.sink.schema.TableDdl;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.TableDescriptor;

/** A table that is three hours old, with a window of one hour, and what its events made of its rows at each moment. */
final class HistoryTable implements AutoCloseable {
    static final long MINUTE = TimeUnit.MINUTES.toMillis(1);

    /** What happened to a row; without a label it was deleted. */
    record Event(long id, long version, String label) {}

    private final HBaseServer server;
    private final long now;
    private final TableContract contract;
    private final Store store;
    private final RowLog log;
    private final List<Event> events = new ArrayList<>();

    /**
     * @param contracts an empty folder
     * @param schema that no other table has
     */
    HistoryTable(Path contracts, String schema) throws Exception {
        server = HBaseServer.shared();
        now = System.currentTimeMillis();
        contract = TestRecords.contract(
                contracts,
                "it",
                "table: " + schema + ".T\nkey: [id]\ncolumns:\n  id: {type: BIGINT}\n  label: {type: VARCHAR}\n"
                        + "sources:\n  - topic: " + RowLog.TOPIC + "\n");
        var made = now - 180 * MINUTE;
        executeAt(made - MINUTE, TableDdl.createSchema(contract));
        executeAt(made, HBaseServer.DDL.createTable(contract, made));
        store = Store.open(server.address(), List.of(contract), HBaseServer.DDL);
        log = new RowLog(contract, store);
    }

    /** When the test began, in milliseconds. */
    long now() {
        return now;
    }

    /** The table's name in SQL. */
    String name() {
        return contract.table().toString();
    }

    RowLog log() {
        return log;
    }

    void execute(String... statements) throws SQLException {
        try (var run = server.sql().createStatement()) {
            for (var statement : statements) {
                run.execute(statement);
            }
        }
    }

    /** Lets the store look at its tables again. */
    void refresh() throws Exception {
        store.refresh();
    }

    private void executeAt(long moment, String statement) throws SQLException {
        var properties = server.address().forTables();
        properties.setProperty("CurrentSCN", Long.toString(moment));
        try (var then = DriverManager.getConnection(server.address().url(), properties);
                var run = then.createStatement()) {
            run.execute(statement);
        }
    }

    void write(Event... more) throws Exception {
        var from = log.size();
        for (var event : more) {
            events.add(event);
            if (event.label() == null) {
                log.delete(event.id(), "e" + log.size(), event.version());
            } else {
                log.put(event.id(), event.label(), event.version());
            }
        }
        log.writeSingly(from, log.size());
    }

    /** The rows that the events had made by a moment. */
    Map<Long, String> model(long moment) {
        var rows = new TreeMap<Long, String>();
        events.stream()
                .filter(event -> event.version() <= moment)
                .sorted(Comparator.comparingLong(Event::version))
                .forEach(event -> {
                    if (event.label() == null) {
                        rows.remove(event.id());
                    } else {
                        rows.put(event.id(), event.label());
                    }
                });
        return rows;
    }

    Connection past(long moment) throws SQLException {
        return AsOfConnection.connect(
                server.address().url(),
                server.address().forTables(),
                Instant.ofEpochMilli(moment).toString());
    }

    /** The rows that the store shows of a moment. */
    Map<Long, String> stored(long moment) throws SQLException {
        var found = new TreeMap<Long, String>();
        try (var then = past(moment);
                var run = then.createStatement();
                var rows = run.executeQuery("SELECT ID, LABEL FROM " + name())) {
            while (rows.next()) {
                found.put(rows.getLong(1), rows.getString(2));
            }
        }
        return found;
    }

    long cells() throws Exception {
        var count = 0L;
        try (var rows = store.table(contract.topic()).rows();
                var results = rows.getScanner(new Scan().setRaw(true).readAllVersions())) {
            for (var result : results) {
                count += result.size();
            }
        }
        return count;
    }

    TableFiles files() {
        var table = store.table(contract.topic());
        return new TableFiles(table.hbase(), table.name());
    }

    TableDescriptor descriptor() throws Exception {
        var table = store.table(contract.topic());
        return table.hbase().getAdmin().getDescriptor(table.name());
    }

    /** What a read of a moment says. */
    String message(long moment, String sql) throws SQLException {
        try (var then = past(moment);
                var run = then.createStatement()) {
            run.execute(sql);
            return "it ran";
        } catch (AsOfException e) {
            return e.getMessage();
        }
    }

    void assertRefused(long moment, String sql, String message) throws SQLException {
        assertThat(message(moment, sql)).contains(message);
    }

    @Override
    public void close() throws IOException, SQLException {
        store.close();
    }
}

package maf.sink;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import maf.contract.TableContract;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Get;
import org.apache.phoenix.jdbc.PhoenixConnection;
import org.apache.phoenix.schema.PTable;
import org.apache.phoenix.schema.TableNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store's tables, made and checked from the contracts. For any thread. */
final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final byte[] SOME_ROW = {0};
    private static final int TABLES_AT_ONCE = 4;

    private final java.sql.Connection phoenix;
    private final Connection hbase;
    private final TableDdl ddl;
    private final Map<String, StoreTable> tables = new ConcurrentHashMap<>();
    private long refreshedAtNanos;

    private Store(java.sql.Connection phoenix, Connection hbase, TableDdl ddl) {
        this.phoenix = phoenix;
        this.hbase = hbase;
        this.ddl = ddl;
    }

    /**
     * Connects, creates missing tables and columns, and checks the others. May take half a minute on a new store.
     *
     * @throws UnusableTableException when a table cannot be what its contract says
     */
    static Store open(StoreAddress address, List<TableContract> contracts, TableDdl ddl)
            throws IOException, SQLException {
        var hbase = ConnectionFactory.createConnection(address.forRows());
        try {
            var phoenix = DriverManager.getConnection(address.url(), address.forTables());
            var store = new Store(phoenix, hbase, ddl);
            store.createMissing(address, contracts);
            for (var contract : contracts) {
                store.tables.put(contract.topic(), store.storeTable(contract, store.ensure(contract)));
            }
            store.refreshedAtNanos = System.nanoTime();
            return store;
        } catch (SQLException | RuntimeException e) {
            hbase.close();
            throw e;
        }
    }

    StoreTable table(String topic) {
        return tables.get(topic);
    }

    /** Sees within seconds what others did to the tables, and whether the store answers at all. */
    synchronized void refreshWhenOld() throws IOException, SQLException {
        if (System.nanoTime() - refreshedAtNanos >= REFRESH_NANOS) {
            refresh();
        }
    }

    synchronized void refresh() throws IOException, SQLException {
        for (var entry : tables.entrySet()) {
            var known = entry.getValue();
            ask(known);
            var now = ensure(known.contract());
            if (!known.encoder().fits(now)) {
                LOG.atWarn()
                        .addKeyValue("table", known.contract().table())
                        .log("The table was changed; going on with its new form");
                entry.setValue(storeTable(known.contract(), now));
            }
        }
        refreshedAtNanos = System.nanoTime();
    }

    /** An answer or an error within seconds, where Phoenix would wait for a minute. */
    private static void ask(StoreTable table) throws IOException {
        try (var rows = table.rows()) {
            rows.exists(new Get(SOME_ROW));
        } catch (org.apache.hadoop.hbase.TableNotFoundException e) {
            LOG.atWarn().addKeyValue("table", table.contract().table()).log("The table is gone");
        }
    }

    private StoreTable storeTable(TableContract contract, PTable table) {
        var name = TableName.valueOf(table.getPhysicalName().getBytes());
        return new StoreTable(contract, new RowEncoder(table), hbase, name);
    }

    /** A table takes HBase a second, of which it waits for most: a new store's are made side by side. */
    private void createMissing(StoreAddress address, List<TableContract> contracts) throws SQLException {
        var missing = new ArrayList<TableContract>();
        for (var contract : contracts) {
            if (!exists(contract)) {
                missing.add(contract);
                execute(TableDdl.createSchema(contract));
            }
        }
        var threads = Executors.newFixedThreadPool(TABLES_AT_ONCE);
        try {
            var made = missing.stream()
                    .map(contract -> threads.submit(() -> create(address, contract)))
                    .toList();
            for (var table : made) {
                table.get();
            }
        } catch (ExecutionException e) {
            throw new SQLException("a table cannot be created", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while tables were created", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean exists(TableContract contract) throws SQLException {
        try {
            read(contract);
            return true;
        } catch (TableNotFoundException e) {
            return false;
        }
    }

    private Void create(StoreAddress address, TableContract contract) throws SQLException {
        LOG.atInfo().addKeyValue("table", contract.table()).log("Creating the table");
        try (var own = DriverManager.getConnection(address.url(), address.forTables());
                var run = own.createStatement()) {
            run.execute(ddl.createTable(contract));
        }
        return null;
    }

    private PTable ensure(TableContract contract) throws SQLException {
        if (!exists(contract)) { // dropped while the sink runs
            LOG.atInfo().addKeyValue("table", contract.table()).log("Creating the table");
            execute(TableDdl.createSchema(contract));
            execute(ddl.createTable(contract));
        }
        var table = read(contract);
        var missing = new TableCheck(contract, table).missingColumns();
        if (missing.isEmpty()) {
            return table;
        }
        LOG.atInfo()
                .addKeyValue("table", contract.table())
                .addKeyValue("columns", missing.stream().map(c -> c.storeName()).toList())
                .log("Adding the contract's new columns");
        execute(TableDdl.addColumns(contract, missing));
        return read(contract);
    }

    private PTable read(TableContract contract) throws SQLException {
        return phoenix.unwrap(PhoenixConnection.class)
                .getTableNoCache(contract.table().toString());
    }

    private void execute(String statement) throws SQLException {
        try (var run = phoenix.createStatement()) {
            run.execute(statement);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        try (hbase) {
            phoenix.close();
        }
    }
}

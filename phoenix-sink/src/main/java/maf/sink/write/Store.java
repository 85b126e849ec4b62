package maf.sink.write;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import maf.contract.model.TableContract;
import maf.sink.schema.StoreAddress;
import maf.sink.schema.TableChangedException;
import maf.sink.schema.TableDdl;
import maf.sink.schema.TableSetup;
import maf.sink.schema.UnusableTableException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Get;
import org.apache.phoenix.schema.PTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store's tables, created and checked according to the contracts. Thread-safe. */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final byte[] SOME_ROW = {0};

    private final java.sql.Connection phoenix;
    private final Connection hbase;
    private final TableSetup setup;
    private final Map<String, StoreTable> tables = new ConcurrentHashMap<>();
    private long refreshedAtNanos;
    private volatile boolean ending;

    private Store(java.sql.Connection phoenix, Connection hbase, TableSetup setup) {
        this.phoenix = phoenix;
        this.hbase = hbase;
        this.setup = setup;
    }

    /**
     * Connects, creates missing tables and columns, and checks the others. May take half a minute on a new store.
     *
     * @throws UnusableTableException if a table does not fit its contract and cannot be altered to fit
     */
    public static Store open(StoreAddress address, List<TableContract> contracts, TableDdl ddl)
            throws IOException, SQLException {
        var hbase = ConnectionFactory.createConnection(address.forRows());
        try {
            var phoenix = DriverManager.getConnection(address.url(), address.forTables());
            var store = new Store(phoenix, hbase, new TableSetup(phoenix, ddl));
            store.setup.createMissing(address, contracts);
            for (var contract : contracts) {
                store.tables.put(contract.topic(), store.ready(contract, store.setup.table(contract)));
            }
            store.refreshedAtNanos = System.nanoTime();
            return store;
        } catch (IOException | SQLException | RuntimeException e) {
            hbase.close();
            throw e;
        }
    }

    public StoreTable table(String topic) {
        return tables.get(topic);
    }

    /** Detects within seconds that someone changed a table or that the store does not answer. */
    synchronized void refreshWhenOld() throws IOException, SQLException {
        if (!ending && System.nanoTime() - refreshedAtNanos >= REFRESH_NANOS) {
            refresh();
        }
    }

    /** Phoenix's client closes itself on SIGTERM, so the last writes use the definitions that are already known. */
    void ending() {
        ending = true;
    }

    /** @throws TableChangedException if someone has made a table unusable; the caller retries until it is usable again */
    synchronized void refresh() throws IOException, SQLException {
        for (var entry : tables.entrySet()) {
            var known = entry.getValue();
            ask(known);
            try {
                var now = setup.table(known.contract());
                if (!known.encoder().fits(now)) {
                    LOG.atWarn()
                            .addKeyValue("table", known.contract().table().toString())
                            .log("The table was changed; using its new definition");
                    entry.setValue(ready(known.contract(), now));
                }
            } catch (UnusableTableException e) {
                throw new TableChangedException(e);
            } catch (RuntimeException e) { // Phoenix's client while it closes itself
                throw new SQLException("Phoenix cannot describe the table", e);
            }
        }
        refreshedAtNanos = System.nanoTime();
    }

    /** Returns an answer or an error within seconds; Phoenix would wait for a minute. */
    private static void ask(StoreTable table) throws IOException {
        try (var rows = table.rows()) {
            rows.exists(new Get(SOME_ROW));
        } catch (org.apache.hadoop.hbase.TableNotFoundException e) {
            LOG.atWarn()
                    .addKeyValue("table", table.contract().table().toString())
                    .log("The table no longer exists");
        }
    }

    private StoreTable ready(TableContract contract, PTable found) throws IOException, SQLException {
        var table = setup.withProperties(contract, found);
        if (contract.saltBuckets().isPresent()
                && contract.saltBuckets().getAsInt() != (table.getBucketNum() == null ? 0 : table.getBucketNum())) {
            LOG.atInfo()
                    .addKeyValue("table", contract.table().toString())
                    .log(
                            "Keeping {} salt buckets; only a new table can have the contract's {}",
                            table.getBucketNum(),
                            contract.saltBuckets().getAsInt());
        }
        var name = TableName.valueOf(table.getPhysicalName().getBytes());
        return new StoreTable(contract, new RowEncoder(table), hbase, name);
    }

    @Override
    public void close() throws IOException, SQLException {
        try (hbase) {
            phoenix.close();
        }
    }
}

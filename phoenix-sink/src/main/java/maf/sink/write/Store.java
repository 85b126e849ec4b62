package maf.sink.write;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import maf.contract.model.TableContract;
import maf.history.VersionLead;
import maf.sink.monitor.WaitingTables;
import maf.sink.schema.StoreAddress;
import maf.sink.schema.TableDdl;
import maf.sink.schema.TableSetup;
import maf.sink.schema.UnusableTableException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.phoenix.schema.PTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store's tables, made and checked from the contracts; one that is unusable waits alone. For any thread. */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long REFRESH_WHILE_WAITING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final java.sql.Connection phoenix;
    private final Connection hbase;
    private final TableSetup setup;
    private final List<TableContract> contracts;
    private final Map<String, StoreTable> tables = new ConcurrentHashMap<>();
    private final UnusableTables unusable;
    private final Map<String, Told> told = new HashMap<>();
    private long refreshedAtNanos;
    private boolean opened;
    private volatile boolean ending;

    /** What a table says of its lead; one that was made anew in its place says nothing yet. */
    private record Told(StoreTable table, VersionLead lead) {}

    private Store(
            java.sql.Connection phoenix,
            Connection hbase,
            TableSetup setup,
            List<TableContract> contracts,
            WaitingTables waiting) {
        this.phoenix = phoenix;
        this.hbase = hbase;
        this.setup = setup;
        this.contracts = contracts;
        unusable = new UnusableTables(hbase, waiting);
    }

    /** As the other {@code open}, for callers that do not follow which tables wait. */
    public static Store open(StoreAddress address, List<TableContract> contracts, TableDdl ddl)
            throws IOException, SQLException {
        return open(address, contracts, ddl, new WaitingTables());
    }

    /**
     * Connects, creates missing tables and columns, and checks the others. May take half a minute on a new store. A table
     * that cannot be what its contract says waits.
     */
    public static Store open(StoreAddress address, List<TableContract> contracts, TableDdl ddl, WaitingTables waiting)
            throws IOException, SQLException {
        var hbase = ConnectionFactory.createConnection(address.forRows());
        try {
            var phoenix = DriverManager.getConnection(address.url(), address.forTables());
            var store = new Store(phoenix, hbase, new TableSetup(phoenix, ddl), contracts, waiting);
            store.setup.createMissing(address, contracts);
            store.refresh();
            store.opened = true;
            return store;
        } catch (IOException | SQLException | RuntimeException e) {
            hbase.close();
            throw e;
        }
    }

    /** The table of a cleansed topic; null while it has never been usable, and then it waits. */
    public StoreTable table(String topic) {
        return tables.get(topic);
    }

    /** Whether the table of a cleansed topic has a column, by its name in Phoenix. */
    public boolean hasColumn(String topic, String column) {
        return tables.get(topic).encoder().hasColumn(column);
    }

    /** Tables that take no rows for now. */
    UnusableTables unusable() {
        return unusable;
    }

    /** Sees within seconds what others did to the tables, and whether the store answers at all. */
    synchronized void refreshWhenOld() throws IOException, SQLException {
        var interval = unusable.isAny() ? REFRESH_WHILE_WAITING_NANOS : REFRESH_NANOS;
        if (!ending && System.nanoTime() - refreshedAtNanos >= interval) {
            refresh();
        }
    }

    /** The table of a cleansed topic says from now on that versions of this time run ahead of the clock. */
    synchronized void tell(String topic, VersionLead lead) throws IOException, SQLException {
        var table = tables.get(topic);
        var known = told.get(topic);
        if (known == null || !known.table().equals(table) || !known.lead().covers(lead)) {
            var longer = lead.prolonged();
            setup.tell(table.contract(), longer);
            told.put(topic, new Told(table, longer));
        }
    }

    /** Phoenix's client closes itself when the process is told to end: what is still written goes by what is known. */
    void ending() {
        ending = true;
    }

    /** Looks at every table: one that cannot be used waits, one that waited and can be used again is released. */
    synchronized void refresh() throws IOException, SQLException {
        for (var contract : contracts) {
            try {
                look(contract);
                unusable.answered(tables.get(contract.topic()));
            } catch (UnusableTableException e) {
                unusable.hold(contract, e.getMessage());
            } catch (IOException | SQLException e) {
                if (!unusable.failed(contract, firstLine(e), Optional.empty(), opened)) {
                    throw e;
                }
            }
        }
        refreshedAtNanos = System.nanoTime();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }

    private void look(TableContract contract) throws IOException, SQLException {
        var known = tables.get(contract.topic());
        if (known != null) {
            known.ask();
        }
        try {
            var now = setup.table(contract);
            if (known != null && known.encoder().fits(now)) {
                return;
            }
            if (known != null) {
                LOG.atWarn()
                        .addKeyValue("table", contract.table().toString())
                        .log("The table was changed; using its new definition");
            }
            tables.put(contract.topic(), ready(contract, now));
        } catch (UnusableTableException e) {
            throw e;
        } catch (RuntimeException e) { // Phoenix's client while it closes itself
            throw new SQLException("Phoenix cannot describe the table", e);
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

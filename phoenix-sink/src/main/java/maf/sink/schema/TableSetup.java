package maf.sink.schema;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import maf.contract.model.TableContract;
import maf.history.VersionLead;
import org.apache.hadoop.hbase.TableName;
import org.apache.phoenix.jdbc.PhoenixConnection;
import org.apache.phoenix.schema.PTable;
import org.apache.phoenix.schema.TableNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates and alters the store's tables to match the contracts. Confined to one thread. */
public final class TableSetup {
    private static final Logger LOG = LoggerFactory.getLogger(TableSetup.class);
    private static final int TABLES_AT_ONCE = 4;

    private final Connection phoenix;
    private final TableDdl ddl;

    public TableSetup(Connection phoenix, TableDdl ddl) {
        this.phoenix = phoenix;
        this.ddl = ddl;
    }

    /** HBase takes a second to create a table and mostly waits, so the tables of a new store are created in parallel. */
    public void createMissing(StoreAddress address, List<TableContract> contracts) throws SQLException {
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
                    .map(contract -> threads.submit(() -> {
                        try (var own = DriverManager.getConnection(address.url(), address.forTables())) {
                            create(own, contract);
                        }
                        return null;
                    }))
                    .toList();
            for (var table : made) {
                try {
                    table.get();
                } catch (ExecutionException e) { // one table: whoever uses it tries again and says what is wrong
                    LOG.atDebug().setCause(e).log("A table was not created");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while tables were created", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Returns the contract's table with all of the contract's columns; creates what is missing.
     *
     * @throws UnusableTableException if the table does not fit the contract and cannot be altered to fit
     */
    public PTable table(TableContract contract) throws SQLException {
        if (!exists(contract)) { // dropped while the sink runs
            execute(TableDdl.createSchema(contract));
            create(phoenix, contract);
        }
        var table = read(contract);
        var missing = new TableCheck(contract, table).missingColumns();
        if (missing.isEmpty()) {
            return table;
        }
        LOG.atInfo()
                .addKeyValue("table", contract.table().toString())
                .addKeyValue("columns", missing.stream().map(c -> c.storeName()).toList())
                .log("Adding the contract's new columns");
        execute(TableDdl.addColumns(contract, missing));
        return read(contract);
    }

    /** Corrects the table's properties and returns its new definition. */
    public PTable withProperties(TableContract contract, PTable table) throws IOException, SQLException {
        ViewIndexCheck.refuse(phoenix, contract, table);
        var properties = properties(table);
        var differences = properties.differences(ddl.historyWindow(), Instant.now());
        if (differences.isEmpty()) {
            return table;
        }
        if (properties.mayLackDeletes()) {
            LOG.atWarn()
                    .addKeyValue("table", contract.table().toString())
                    .log(
                            "Until now the table did not keep delete markers: if older records are read again, deleted rows may"
                                    + " come back. To rule that out, drop the table and let the sink fill it again");
        }
        LOG.atInfo()
                .addKeyValue("table", contract.table().toString())
                .log("Setting {}", properties.describe(differences));
        execute(TableDdl.alter(contract, differences));
        return read(contract);
    }

    /** Lets the table say that versions of this time run ahead of the clock, before it has such versions. */
    public void tell(TableContract contract, VersionLead lead) throws IOException, SQLException {
        var difference = properties(read(contract)).lead(lead);
        if (!difference.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("table", contract.table().toString())
                    .log(
                            "Versions run ahead of the clock: reads as of {} to {} are refused from now on. Correct the clock that"
                                    + " jumped",
                            lead.from(),
                            lead.until());
            execute(TableDdl.alter(contract, difference));
        }
    }

    private TableProperties properties(PTable table) throws IOException, SQLException {
        try (var admin =
                phoenix.unwrap(PhoenixConnection.class).getQueryServices().getAdmin()) {
            return new TableProperties(
                    table,
                    admin.getDescriptor(
                            TableName.valueOf(table.getPhysicalName().getBytes())));
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

    private void create(Connection connection, TableContract contract) throws SQLException {
        LOG.atInfo().addKeyValue("table", contract.table().toString()).log("Creating the table");
        try (var run = connection.createStatement()) {
            run.execute(ddl.createTable(contract, System.currentTimeMillis()));
        }
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
}

package maf.sink.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import maf.contract.model.TableContract;
import maf.history.TableHistory;
import maf.sink.monitor.WaitingTables;
import maf.sink.read.Change;
import maf.sink.read.PendingRow;
import maf.sink.read.RowEvent;
import maf.sink.read.TestRecords;
import maf.sink.schema.TableDdl;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.KeepDeletedCells;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that exist before the sink starts or change while it runs, in a real store. */
class TableCheckIT {
    private static final String COLUMNS =
            "ID BIGINT PRIMARY KEY, LABEL VARCHAR, MAF_COMMITTED_AT TIMESTAMP, MAF_SOURCE VARCHAR";
    private static final long T = System.currentTimeMillis() - 60_000;

    @TempDir
    private Path contracts;

    private final WaitingTables waiting = new WaitingTables();
    private HBaseServer server;

    @BeforeEach
    void open() throws Exception {
        server = HBaseServer.shared();
        execute("CREATE SCHEMA IF NOT EXISTS IT");
    }

    private void execute(String statement) throws SQLException {
        try (var run = server.sql().createStatement()) {
            run.execute(statement);
        }
    }

    private String query(String statement) throws SQLException {
        try (var run = server.sql().createStatement();
                var rows = run.executeQuery(statement)) {
            return rows.next() ? rows.getString(1) : "none";
        }
    }

    private TableContract contract(String table) throws Exception {
        return TestRecords.contract(
                contracts,
                "it",
                "table: IT." + table
                        + "\nkey: [id]\ncolumns:\n  id: {type: BIGINT}\n  label: {type: VARCHAR}\n"
                        + "sources:\n  - topic: " + RowLog.TOPIC + "\nsalt-buckets: 2\n");
    }

    private Store store(TableContract contract, Duration window) throws Exception {
        return Store.open(server.address(), List.of(contract), new TableDdl(window), waiting);
    }

    private static TableDescriptor descriptor(Store store, TableContract contract) throws Exception {
        var table = store.table(contract.topic());
        return table.hbase().getAdmin().getDescriptor(table.name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IMMUTABLE_ROW | CREATE IMMUTABLE TABLE IT.IMMUTABLE_ROW (%s) | its rows are IMMUTABLE, but the pipeline changes rows; name another
            TENANTS | CREATE TABLE IT.TENANTS (TENANT VARCHAR NOT NULL, ID BIGINT NOT NULL, LABEL VARCHAR CONSTRAINT PK PRIMARY KEY (TENANT, ID)) MULTI_TENANT=true | it is MULTI_TENANT: its key begins with a tenant; name another
            STAMPED | CREATE TABLE IT.STAMPED (ID BIGINT NOT NULL, LABEL VARCHAR, CONSTRAINT PK PRIMARY KEY (ID ROW_TIMESTAMP)) | its key has a ROW_TIMESTAMP column, which would set the versions; name another
            FAMILIES | CREATE TABLE IT.FAMILIES (ID BIGINT PRIMARY KEY, A.LABEL VARCHAR, B.MAF_SOURCE VARCHAR) | it has 2 column families; versioned writes need one; name another
            APPENDING | CREATE TABLE IT.APPENDING (%s) APPEND_ONLY_SCHEMA=true, UPDATE_CACHE_FREQUENCY=1000 | it has APPEND_ONLY_SCHEMA, under which clients do not see new columns; name another
            PROMISING | CREATE TABLE IT.PROMISING (%s) CHANGE_DETECTION_ENABLED=true | ALTER TABLE IT.PROMISING SET CHANGE_DETECTION_ENABLED=false
            LACKING | CREATE TABLE IT.LACKING (ID BIGINT PRIMARY KEY, LABEL VARCHAR) | it lacks the column MAF_COMMITTED_AT TIMESTAMP; name another
            OTHER_KEY | CREATE TABLE IT.OTHER_KEY (LABEL VARCHAR PRIMARY KEY, ID BIGINT) | its key is [LABEL], the contract's is [ID]; name another
            OTHER_TYPE | CREATE TABLE IT.OTHER_TYPE (ID BIGINT PRIMARY KEY, LABEL VARCHAR(5)) | column LABEL is VARCHAR(5), the contract says VARCHAR; declare a new column
            """)
    void refusesATableThatCannotBeCorrected(String table, String ddl, String message) throws Exception {
        execute(ddl.replace("%s", COLUMNS));
        var contract = contract(table);
        try (var store = store(contract, Duration.ofHours(1))) {
            assertThat(waiting.reason(contract.topic()))
                    .hasValueSatisfying(reason -> assertThat(reason)
                            .startsWith("The contract 'it' cannot be written to the table IT." + table + ": ")
                            .contains(message));
            store.refresh();
            assertThat(waiting.topics()).containsExactly(contract.topic());
        }
    }

    private void assertWaits(TableContract contract, String message) {
        assertThat(waiting.reason(contract.topic()))
                .hasValueSatisfying(reason -> assertThat(reason).contains(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GLOBALLY | CREATE INDEX BY_LABEL ON IT.GLOBALLY (LABEL) | DROP INDEX "BY_LABEL" ON
            LOCALLY | CREATE LOCAL INDEX BY_LABEL2 ON IT.LOCALLY (LABEL) | DROP INDEX "BY_LABEL2" ON
            NOT_COVERED | CREATE UNCOVERED INDEX BY_LABEL3 ON IT.NOT_COVERED (LABEL) | DROP INDEX "BY_LABEL3" ON
            """)
    void refusesAnIndexAndContinuesWithoutIt(String table, String index, String message) throws Exception {
        execute("CREATE TABLE IT." + table + " (" + COLUMNS + ")");
        var contract = contract(table);
        try (var store = store(contract, Duration.ofHours(1))) {
            execute(index);
            store.refresh(); // made while the sink runs
            assertWaits(contract, message);
            waiting.release(contract);
            store(contract, Duration.ofHours(1)).close(); // there at the start
            assertWaits(contract, message);
            execute("DROP INDEX " + index.replaceAll(".* INDEX (\\S+) ON.*", "$1") + " ON IT." + table);
            store.refresh();
            assertThat(waiting.topics()).isEmpty();
            new RowLog(contract, store).put(1, "after it", T).write(0, 1);
        }
        assertThat(query("SELECT LABEL FROM IT." + table + " WHERE LABEL = 'after it'"))
                .isEqualTo("after it");
    }

    @Test
    void aViewIsRefusedAsATableAndAllowedOnATable() throws Exception {
        execute("CREATE TABLE IT.SEEN (" + COLUMNS + ")");
        execute("CREATE VIEW IT.VIEWED AS SELECT * FROM IT.SEEN");
        store(contract("VIEWED"), Duration.ofHours(1)).close();
        assertWaits(contract("VIEWED"), "it is a VIEW; name a table in the contract, or drop it");
        waiting.release(contract("VIEWED"));
        var contract = contract("SEEN");
        try (var store = store(contract, Duration.ofHours(1))) {
            new RowLog(contract, store).put(1, "seen", T).write(0, 1);
        }
        assertThat(query("SELECT LABEL FROM IT.VIEWED")).isEqualTo("seen");
        execute("CREATE INDEX BY_VIEW ON IT.VIEWED (LABEL)");
        store(contract, Duration.ofHours(1)).close();
        assertWaits(contract, "a view on it has the index IT.BY_VIEW");
        execute("DROP INDEX BY_VIEW ON IT.VIEWED");
        store(contract, Duration.ofHours(1)).close();
        assertThat(waiting.topics()).isEmpty();
    }

    @Test
    void correctsThePropertiesOfATable() throws Exception {
        execute("CREATE TABLE IT.PLAIN (" + COLUMNS + ") TTL=600, DISABLE_WAL=true");
        var contract = contract("PLAIN");
        var before = System.currentTimeMillis();
        for (var start = 0; start < 2; start++) {
            try (var store = store(contract, Duration.ofHours(1))) {
                var table = descriptor(store, contract);
                var family = table.getColumnFamilies()[0];
                assertThat(family.getMaxVersions()).isEqualTo(10_000);
                assertThat(family.getMinVersions()).isEqualTo(1);
                assertThat(family.getTimeToLive()).isEqualTo(HConstants.FOREVER);
                assertThat(family.getKeepDeletedCells()).isEqualTo(KeepDeletedCells.TRUE);
                assertThat(table.getValue("phoenix.table.ttl.enabled")).isEqualTo("false");
                assertThat(table.getValue("hbase.hstore.time.to.purge.deletes")).isEqualTo("" + Long.MAX_VALUE);
                assertThat(TableHistory.of(table)).hasValueSatisfying(history -> {
                    assertThat(history.window()).isEqualTo(Duration.ofHours(1));
                    assertThat(history.since().toEpochMilli()).isBetween(before, System.currentTimeMillis());
                });
            }
        }
        assertThat(query("SELECT STORE_NULLS || ' ' || DISABLE_WAL || ' ' || UPDATE_CACHE_FREQUENCY FROM SYSTEM.CATALOG"
                        + " WHERE TABLE_SCHEM = 'IT' AND TABLE_NAME = 'PLAIN' AND TABLE_TYPE = 'u'"))
                .isEqualTo("true false 300000");
    }

    @Test
    void followsTheHistoryWindow() throws Exception {
        var contract = contract("WINDOW");
        store(contract, Duration.ofHours(2)).close();
        var made = history(contract, Duration.ofHours(2)).since();
        assertThat(history(contract, Duration.ofHours(1))).isEqualTo(new TableHistory(Duration.ofHours(1), made));
        // the table is new: its whole history is within the window
        assertThat(history(contract, Duration.ofHours(3))).isEqualTo(new TableHistory(Duration.ofHours(3), made));
        execute("ALTER TABLE IT.WINDOW SET \"" + TableHistory.SINCE + "\"='1000'");
        history(contract, Duration.ofMinutes(30));
        var lengthened = System.currentTimeMillis();
        var since = history(contract, Duration.ofHours(4)).since().toEpochMilli();
        assertThat(since - (lengthened - TimeUnit.MINUTES.toMillis(30)))
                .as("states that the shorter window dropped do not come back")
                .isBetween(0L, 60_000L);
    }

    private TableHistory history(TableContract contract, Duration window) throws Exception {
        try (var store = store(contract, window)) {
            return TableHistory.of(descriptor(store, contract)).orElseThrow();
        }
    }

    @Test
    void rowsForADroppedTableAreRefusedByItsSuccessor() throws Exception {
        var contract = contract("AGAIN");
        try (var old = store(contract, Duration.ofHours(1))) {
            new RowLog(contract, old).put(1, "old", T).write(0, 1);
            execute("DROP TABLE IT.AGAIN");
            // has the same columns in another order, so that the old encoding would put labels into MAF_SOURCE
            execute("CREATE TABLE IT.AGAIN (ID BIGINT PRIMARY KEY, MAF_SOURCE VARCHAR, LABEL VARCHAR, MAF_COMMITTED_AT"
                    + " TIMESTAMP)");
            var table = old.table(contract.topic());
            var put = table.encode(PendingRow.of(event(new Change.Upsert(Map.of("LABEL", "wrong"), false), T)));
            var delete = table.encode(PendingRow.of(event(new Change.Delete(), T + 1)));
            assertThat(table.write(List.of(put, delete)))
                    .as("written with the old definition")
                    .allSatisfy(result -> assertThat(result).isInstanceOf(WriteResult.Unknown.class));
            assertThat(query("SELECT ID FROM IT.AGAIN")).isEqualTo("none");
            old.refresh();
            new RowLog(contract, old).put(1, "right", T).write(0, 1);
            assertThat(query("SELECT LABEL FROM IT.AGAIN")).isEqualTo("right");
            assertThat(query("SELECT MAF_SOURCE FROM IT.AGAIN")).isEqualTo(RowLog.source("right"));
        }
    }

    private static RowEvent event(Change change, long version) {
        return new RowEvent(TestRows.record(0), Map.of("id", 1L), change, version, 0, false);
    }

    @Test
    void aDroppedTableOrColumnIsCreatedAgain() throws Exception {
        var contract = contract("DROPPED");
        try (var store = store(contract, Duration.ofHours(1))) {
            execute("DROP TABLE IT.DROPPED");
            store.refresh();
            new RowLog(contract, store).put(1, "first", T).write(0, 1);
            execute("ALTER TABLE IT.DROPPED DROP COLUMN LABEL");
            store.refresh();
            new RowLog(contract, store).put(1, "second", T + 1).write(0, 1);
            execute("ALTER TABLE IT.DROPPED ADD MORE DOUBLE");
            store.refresh();
            new RowLog(contract, store).put(2, "third", T + 2).write(0, 1);
            assertThat(store.table(contract.topic()).name()).isEqualTo(TableName.valueOf("IT:DROPPED"));
        }
        assertThat(query("SELECT LABEL FROM IT.DROPPED WHERE ID = 1")).isEqualTo("second");
        assertThat(query("SELECT LABEL FROM IT.DROPPED WHERE ID = 2")).isEqualTo("third");
    }
}

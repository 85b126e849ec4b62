package maf.sink.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import maf.contract.model.TableContract;
import maf.history.AsOfConnection;
import maf.history.AsOfException;
import maf.sink.read.TestRecords;
import maf.sink.schema.TableDdl;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads of the past in a real store, through flushes and major compactions: correct within the window, refused beyond it. */
class HistoryIT {
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final int ROWS = 12;

    private record Event(long id, long version, String label) {}

    @TempDir
    private Path contracts;

    private HBaseServer server;
    private long now;
    private TableContract contract;
    private String schema;
    private Store store;
    private RowLog log;
    private final List<Event> events = new ArrayList<>();

    /** A table that is three hours old, with a window of one hour. */
    @BeforeEach
    void open(TestInfo test) throws Exception {
        server = HBaseServer.shared();
        now = System.currentTimeMillis();
        schema = "P"
                + Math.abs(
                        test.getDisplayName().hashCode() + test.getTestMethod().hashCode());
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

    private void executeAt(long moment, String statement) throws SQLException {
        var properties = server.address().forTables();
        properties.setProperty("CurrentSCN", Long.toString(moment));
        try (var then = DriverManager.getConnection(server.address().url(), properties);
                var run = then.createStatement()) {
            run.execute(statement);
        }
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private void write(Event... more) throws Exception {
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

    private Map<Long, String> model(long moment) {
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

    private Connection past(long moment) throws SQLException {
        return AsOfConnection.connect(
                server.address().url(),
                server.address().forTables(),
                Instant.ofEpochMilli(moment).toString());
    }

    private Map<Long, String> stored(long moment) throws SQLException {
        var found = new TreeMap<Long, String>();
        try (var then = past(moment);
                var run = then.createStatement();
                var rows = run.executeQuery("SELECT ID, LABEL FROM " + schema + ".T")) {
            while (rows.next()) {
                found.put(rows.getLong(1), rows.getString(2));
            }
        }
        return found;
    }

    private long cells() throws Exception {
        var count = 0L;
        try (var rows = store.table(contract.topic()).rows();
                var results = rows.getScanner(new Scan().setRaw(true).readAllVersions())) {
            for (var result : results) {
                count += result.size();
            }
        }
        return count;
    }

    private TableFiles files() {
        var table = store.table(contract.topic());
        return new TableFiles(table.hbase(), table.name());
    }

    @Test
    void everyMomentInTheWindowShowsItsRows() throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var versions =
                random.longs(240, now - 150 * MINUTE, now).distinct().sorted().toArray();
        for (var at = 0; at < versions.length; at++) {
            var label = random.nextInt(4) == 0 ? null : "e" + at;
            write(new Event(random.nextInt(ROWS), versions[at], label));
            if (at % 80 == 79) {
                files().flush();
            }
        }
        var before = cells();
        assertMoments(random, "flushed, seed " + seed);
        files().compact();
        assertThat(cells()).as("cells beyond the window are dropped").isLessThan(before * 3 / 4);
        assertMoments(random, "compacted, seed " + seed);
        // late replays change nothing
        log.restart();
        log.writeSingly(0, 60);
        log.writeSingly(60, log.size());
        files().compact();
        assertThat(stored(System.currentTimeMillis())).isEqualTo(model(now));
    }

    private void assertMoments(Random random, String stage) throws SQLException {
        for (var check = 0; check < 8; check++) {
            var moment = check == 0 ? now - 55 * MINUTE : now - random.nextLong(55 * MINUTE);
            assertThat(stored(moment))
                    .as("%s, %s", Instant.ofEpochMilli(moment), stage)
                    .isEqualTo(model(moment));
        }
    }

    /** Shows why the window cannot be HBase's TTL, fewer versions or dropped delete markers. */
    @ParameterizedTest
    @ValueSource(strings = {"TTL=3600", "VERSIONS=1", "KEEP_DELETED_CELLS='FALSE'"})
    void withoutAPropertyThePastIsLost(String property) throws Exception {
        try (var run = server.sql().createStatement()) {
            run.execute("ALTER TABLE " + schema + ".T SET " + property);
        }
        write(
                new Event(1, now - 90 * MINUTE, "long there"),
                new Event(1, now - 30 * MINUTE, "replaced"),
                new Event(2, now - 50 * MINUTE, "deleted later"),
                new Event(2, now - 20 * MINUTE, null));
        files().compact();
        assertThat(stored(now - 40 * MINUTE)).isNotEqualTo(model(now - 40 * MINUTE));
        assertThat(stored(now)).isEqualTo(model(now));
    }

    @Test
    void refusesMomentsWithoutHistory() throws Exception {
        write(new Event(1, now - 30 * MINUTE, "one"));
        var own = schema + ".T";
        try (var run = server.sql().createStatement()) {
            run.execute("CREATE SCHEMA IF NOT EXISTS OTHERS");
            run.execute("CREATE TABLE IF NOT EXISTS OTHERS.FOREIGNER (ID BIGINT PRIMARY KEY)");
            run.execute("CREATE SEQUENCE IF NOT EXISTS OTHERS.COUNTER");
        }
        assertRefused(now - 61 * MINUTE, "SELECT * FROM " + own, own + " no longer has the complete state of ");
        assertRefused(now - 61 * MINUTE, "SELECT * FROM " + own, "the oldest moment that it can show is 20");
        assertRefused(now - MINUTE, "UPSERT INTO " + own + " (ID) VALUES (7)", "a past state can only be read");
        assertRefused(now - MINUTE, "DELETE FROM " + own, "a past state can only be read");
        assertRefused(now - MINUTE, "DROP TABLE " + own, "a past state can only be read");
        assertRefused(now - MINUTE, "SELECT * FROM OTHERS.NOWHERE", "there was no table OTHERS.NOWHERE at 20");
        assertRefused(now - MINUTE, "SELECT * FROM OTHERS.FOREIGNER", "there was no table OTHERS.FOREIGNER at 20");
        var present = System.currentTimeMillis();
        assertRefused(
                present,
                "SELECT NEXT VALUE FOR OTHERS.COUNTER FROM " + own,
                "NEXT VALUE FOR changes the present state");
        var unknown = "OTHERS:FOREIGNER keeps no history";
        assertRefused(present, "SELECT * FROM OTHERS.FOREIGNER", unknown);
        assertRefused(present, "SELECT A.ID FROM " + own + " A JOIN OTHERS.FOREIGNER B ON A.ID = B.ID", unknown);
        assertRefused(present, "SELECT ID FROM " + own + " UNION ALL SELECT ID FROM OTHERS.FOREIGNER", unknown);
        assertRefused(present, "SELECT ID FROM " + own + " WHERE ID IN (SELECT ID FROM OTHERS.FOREIGNER)", unknown);
        assertRefused(present, "SELECT ID FROM " + own + " WHERE ID = (SELECT MAX(ID) FROM OTHERS.FOREIGNER)", unknown);
        assertThatThrownBy(() -> past(System.currentTimeMillis() + MINUTE))
                .isInstanceOf(AsOfException.class)
                .hasMessageContaining("is in the future");
        assertThat(stored(present)).isEqualTo(Map.of(1L, "one"));

        try (var run = server.sql().createStatement()) {
            run.execute("DROP TABLE " + own);
        }
        store.refresh(); // creates it again, empty
        var message = catchMessage(now - MINUTE, "SELECT * FROM " + own);
        assertThat(message).containsAnyOf("no longer has the complete state of", "there was no table");
    }

    @Test
    void aClockThatJumpedLeavesATimeOfWhichNothingIsSaid() throws Exception {
        write(new Event(1, now - 30 * MINUTE, "before"));
        log.put(2, "jumped", now + 60 * MINUTE).put(3, "clock set right", now - MINUTE);
        log.writeSingly(1, 3);
        var own = schema + ".T";
        assertRefused(now - MINUTE, "SELECT * FROM " + own, own + " does not know its state of ");
        assertRefused(now - MINUTE, "SELECT * FROM " + own, "a clock had jumped ahead");
        assertRefused(System.currentTimeMillis(), "SELECT * FROM " + own, "a clock had jumped ahead");
        assertThat(stored(now - 2 * MINUTE)).isEqualTo(Map.of(1L, "before"));
        var told = descriptor();
        log.put(3, "again", now);
        log.writeSingly(3, 4);
        assertThat(descriptor()).as("the table says it once").isEqualTo(told);
    }

    private TableDescriptor descriptor() throws Exception {
        var table = store.table(contract.topic());
        return table.hbase().getAdmin().getDescriptor(table.name());
    }

    /** HBase drops a marker that is older than every value of a file, unless it is told when markers may go. */
    @Test
    void anOldEventThatComesAfterItsDeleteWasCompactedStaysBelowIt() throws Exception {
        write(
                new Event(1, now - 170 * MINUTE, "deleted since"),
                new Event(1, now - 160 * MINUTE, null),
                new Event(2, now - 20 * MINUTE, "newer"));
        files().compact(); // the value goes: nothing in the window can see it
        files().compact(); // its delete is older now than every value
        log.forget();
        log.write(0, 1);
        assertThat(stored(System.currentTimeMillis())).isEqualTo(Map.of(2L, "newer"));
    }

    private String catchMessage(long moment, String sql) throws SQLException {
        try (var then = past(moment);
                var run = then.createStatement()) {
            run.execute(sql);
            return "it ran";
        } catch (AsOfException e) {
            return e.getMessage();
        }
    }

    private void assertRefused(long moment, String sql, String message) throws SQLException {
        assertThat(catchMessage(moment, sql)).contains(message);
    }
}

package maf.sink.write;

import static maf.sink.write.HistoryTable.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import maf.history.AsOfException;
import maf.sink.write.HistoryTable.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads of the past in a real store, through flushes and major compactions: correct within the window, refused beyond it. */
class HistoryIT {
    private static final int ROWS = 12;

    @TempDir
    private Path contracts;

    private HistoryTable table;
    private long now;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        table = new HistoryTable(
                contracts,
                "P"
                        + Math.abs(test.getDisplayName().hashCode()
                                + test.getTestMethod().hashCode()));
        now = table.now();
    }

    @AfterEach
    void close() throws Exception {
        table.close();
    }

    @Test
    void everyMomentInTheWindowShowsItsRows() throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var versions =
                random.longs(240, now - 150 * MINUTE, now).distinct().sorted().toArray();
        for (var at = 0; at < versions.length; at++) {
            var label = random.nextInt(4) == 0 ? null : "e" + at;
            table.write(new Event(random.nextInt(ROWS), versions[at], label));
            if (at % 80 == 79) {
                table.files().flush();
            }
        }
        var before = table.cells();
        assertMoments(random, "flushed, seed " + seed);
        table.files().compact();
        assertThat(table.cells()).as("cells beyond the window are dropped").isLessThan(before * 3 / 4);
        assertMoments(random, "compacted, seed " + seed);
        // late replays change nothing
        table.log().restart();
        table.log().writeSingly(0, 60);
        table.log().writeSingly(60, table.log().size());
        table.files().compact();
        assertThat(table.stored(System.currentTimeMillis())).isEqualTo(table.model(now));
    }

    private void assertMoments(Random random, String stage) throws SQLException {
        for (var check = 0; check < 8; check++) {
            var moment = check == 0 ? now - 55 * MINUTE : now - random.nextLong(55 * MINUTE);
            assertThat(table.stored(moment))
                    .as("%s, %s", Instant.ofEpochMilli(moment), stage)
                    .isEqualTo(table.model(moment));
        }
    }

    /** Shows why the window cannot be HBase's TTL, fewer versions or dropped delete markers. */
    @ParameterizedTest
    @ValueSource(strings = {"TTL=3600", "VERSIONS=1", "KEEP_DELETED_CELLS='FALSE'"})
    void withoutAPropertyThePastIsLost(String property) throws Exception {
        table.execute("ALTER TABLE " + table.name() + " SET " + property);
        table.write(
                new Event(1, now - 90 * MINUTE, "long there"),
                new Event(1, now - 30 * MINUTE, "replaced"),
                new Event(2, now - 50 * MINUTE, "deleted later"),
                new Event(2, now - 20 * MINUTE, null));
        table.files().compact();
        assertThat(table.stored(now - 40 * MINUTE)).isNotEqualTo(table.model(now - 40 * MINUTE));
        assertThat(table.stored(now)).isEqualTo(table.model(now));
    }

    @Test
    void refusesMomentsWithoutHistory() throws Exception {
        table.write(new Event(1, now - 30 * MINUTE, "one"));
        var own = table.name();
        table.execute(
                "CREATE SCHEMA IF NOT EXISTS OTHERS",
                "CREATE TABLE IF NOT EXISTS OTHERS.FOREIGNER (ID BIGINT PRIMARY KEY)",
                "CREATE SEQUENCE IF NOT EXISTS OTHERS.COUNTER");
        table.assertRefused(now - 61 * MINUTE, "SELECT * FROM " + own, own + " no longer has the complete state of ");
        table.assertRefused(now - 61 * MINUTE, "SELECT * FROM " + own, "the oldest moment that it can show is 20");
        table.assertRefused(now - MINUTE, "UPSERT INTO " + own + " (ID) VALUES (7)", "a past state can only be read");
        table.assertRefused(now - MINUTE, "DELETE FROM " + own, "a past state can only be read");
        table.assertRefused(now - MINUTE, "DROP TABLE " + own, "a past state can only be read");
        table.assertRefused(now - MINUTE, "SELECT * FROM OTHERS.NOWHERE", "there was no table OTHERS.NOWHERE at 20");
        table.assertRefused(
                now - MINUTE, "SELECT * FROM OTHERS.FOREIGNER", "there was no table OTHERS.FOREIGNER at 20");
        var present = System.currentTimeMillis();
        table.assertRefused(
                present,
                "SELECT NEXT VALUE FOR OTHERS.COUNTER FROM " + own,
                "NEXT VALUE FOR changes the present state");
        var unknown = "OTHERS:FOREIGNER keeps no history";
        table.assertRefused(present, "SELECT * FROM OTHERS.FOREIGNER", unknown);
        table.assertRefused(present, "SELECT A.ID FROM " + own + " A JOIN OTHERS.FOREIGNER B ON A.ID = B.ID", unknown);
        table.assertRefused(present, "SELECT ID FROM " + own + " UNION ALL SELECT ID FROM OTHERS.FOREIGNER", unknown);
        table.assertRefused(
                present, "SELECT ID FROM " + own + " WHERE ID IN (SELECT ID FROM OTHERS.FOREIGNER)", unknown);
        table.assertRefused(
                present, "SELECT ID FROM " + own + " WHERE ID = (SELECT MAX(ID) FROM OTHERS.FOREIGNER)", unknown);
        assertThatThrownBy(() -> table.past(System.currentTimeMillis() + MINUTE))
                .isInstanceOf(AsOfException.class)
                .hasMessageContaining("is in the future");
        assertThat(table.stored(present)).isEqualTo(Map.of(1L, "one"));

        table.execute("DROP TABLE " + own);
        table.refresh(); // creates it again, empty
        var message = table.message(now - MINUTE, "SELECT * FROM " + own);
        assertThat(message).containsAnyOf("no longer has the complete state of", "there was no table");
    }

    /** HBase drops a marker that is older than every value of a file, unless it is told when markers may go. */
    @Test
    void anOldEventThatComesAfterItsDeleteWasCompactedStaysBelowIt() throws Exception {
        table.write(
                new Event(1, now - 170 * MINUTE, "deleted since"),
                new Event(1, now - 160 * MINUTE, null),
                new Event(2, now - 20 * MINUTE, "newer"));
        table.files().compact(); // the value goes: nothing in the window can see it
        table.files().compact(); // its delete is older now than every value
        table.log().forget();
        table.log().write(0, 1);
        assertThat(table.stored(System.currentTimeMillis())).isEqualTo(Map.of(2L, "newer"));
    }
}

package maf.sink.write;

import static maf.sink.write.HistoryTable.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import maf.sink.write.HistoryTable.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of a clock that had jumped ahead: reads of that time are refused, those before it are right. */
class HistoryClockIT {
    @TempDir
    private Path contracts;

    private HistoryTable table;
    private long now;

    @BeforeEach
    void open() throws Exception {
        table = new HistoryTable(contracts, "JUMPED");
        now = table.now();
    }

    @AfterEach
    void close() throws Exception {
        table.close();
    }

    @Test
    void aClockThatJumpedLeavesATimeOfWhichNothingIsSaid() throws Exception {
        table.write(new Event(1, now - 30 * MINUTE, "before"));
        table.log().put(2, "jumped", now + 60 * MINUTE).put(3, "clock set right", now - MINUTE);
        table.log().writeSingly(1, 3);
        var own = table.name();
        table.assertRefused(now - MINUTE, "SELECT * FROM " + own, own + " does not know its state of ");
        table.assertRefused(now - MINUTE, "SELECT * FROM " + own, "a clock had jumped ahead");
        table.assertRefused(System.currentTimeMillis(), "SELECT * FROM " + own, "a clock had jumped ahead");
        assertThat(table.stored(now - 2 * MINUTE)).isEqualTo(Map.of(1L, "before"));
        var told = table.descriptor();
        table.log().put(3, "again", now);
        table.log().writeSingly(3, 4);
        assertThat(table.descriptor()).as("the table says it once").isEqualTo(told);
    }
}

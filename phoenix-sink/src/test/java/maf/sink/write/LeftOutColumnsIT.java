package maf.sink.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import maf.contract.model.TableContract;
import maf.sink.read.TestRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that leave columns out keep the row's values in them, each at its own version. */
class LeftOutColumnsIT {
    /** Within the history window, in which the store keeps all versions of a row. */
    private static final long T = System.currentTimeMillis() - 60_000;

    @TempDir
    private Path contracts;

    private HBaseServer server;

    @BeforeEach
    void open() throws Exception {
        server = HBaseServer.shared();
    }

    @Test
    void anIncompleteNewerEventKeepsItsColumnsAndTheOthersAreFilled() throws Exception {
        var noted = noted("INCOMPLETE");
        try (var own = Store.open(server.address(), List.of(noted), HBaseServer.DDL)) {
            // e3 leaves the note out, as PostgreSQL does with an unchanged large text
            var incomplete = new RowLog(noted, own)
                    .add(1, "e1", "{\"id\":1,\"label\":\"e1\",\"note\":\"n1\"}", T, null)
                    .add(1, "e3", "{\"id\":1,\"label\":\"e3\"}", T, null)
                    .add(1, "e2", "{\"id\":1,\"label\":\"e2\",\"note\":\"n2\"}", T, RowLog.source("e1"))
                    .add(1, "e3", "{\"id\":1,\"label\":\"e3\"}", T, "copy");
            for (var ownership = 0; ownership < 2; ownership++) {
                incomplete.write(0, 2);
                incomplete.write(2, 4);
                assertThat(notes("INCOMPLETE")).isEqualTo("e3 n2");
                incomplete.write(0, 4);
                assertThat(notes("INCOMPLETE")).isEqualTo("e3 n2");
                incomplete.writeSingly(0, 4);
                assertThat(notes("INCOMPLETE")).isEqualTo("e3 n2");
                incomplete.restart();
            }
        }
    }

    private TableContract noted(String table) throws Exception {
        return TestRecords.contract(
                contracts,
                "it",
                "table: IT." + table
                        + "\nkey: [id]\ncolumns:\n  id: {type: BIGINT}\n  label: {type: VARCHAR}\n"
                        + "  note: {type: VARCHAR}\nsources:\n  - topic: " + RowLog.TOPIC + "\n");
    }

    private String notes(String table) throws SQLException {
        try (var run = server.sql().createStatement();
                var rows = run.executeQuery("SELECT LABEL, NOTE FROM IT." + table)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1) + " " + rows.getString(2);
        }
    }

    @Test
    void aDeleteBeforeAnIncompleteEventInABatchLeavesNothing() throws Exception {
        var noted = noted("DELETED");
        try (var own = Store.open(server.address(), List.of(noted), HBaseServer.DDL)) {
            new RowLog(noted, own)
                    .add(1, "f1", "{\"id\":1,\"label\":\"f1\",\"note\":\"n1\"}", T + 10, null)
                    .add(1, "f2", null, T + 10, null)
                    .add(1, "f3", "{\"id\":1,\"label\":\"f3\"}", T + 10, null)
                    .write(0, 3);
            assertThat(notes("DELETED")).isEqualTo("f3 null");
        }
    }

    @Test
    void theRowHasThePositionAndCommitTimeOfItsEvent() throws Exception {
        var noted = noted("SAID");
        try (var own = Store.open(server.address(), List.of(noted), HBaseServer.DDL)) {
            var log = new RowLog(noted, own)
                    .add(1, "g1", "{\"id\":1,\"label\":\"g1\",\"note\":\"n1\"}", T + 20, null)
                    .add(1, "g2", "{\"id\":1,\"label\":\"g2\",\"note\":\"n2\"}", T + 30, null)
                    .add(1, "g3", "{\"id\":1,\"label\":\"g3\"}", T + 40, null);
            log.write(0, 2);
            assertThat(said("SAID")).isEqualTo("mysql.maf.it/g2 " + (T + 29));
            log.write(2, 3);
            assertThat(said("SAID")).isEqualTo("mysql.maf.it/g3 " + (T + 39));
            log.restart();
            log.writeSingly(0, 3);
            assertThat(said("SAID")).isEqualTo("mysql.maf.it/g3 " + (T + 39));
            assertThat(notes("SAID")).isEqualTo("g3 n2");
        }
    }

    private String said(String table) throws SQLException {
        try (var run = server.sql().createStatement();
                var rows = run.executeQuery("SELECT MAF_SOURCE, MAF_COMMITTED_AT FROM IT." + table)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1) + " " + rows.getTimestamp(2).getTime();
        }
    }
}

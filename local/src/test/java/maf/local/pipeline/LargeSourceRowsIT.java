package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import maf.local.fixture.LargeSourceRows;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.ReconcileResult;
import maf.local.fixture.TestOrder;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import maf.local.status.StatusReport;
import maf.local.status.TableStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Rows of 100 kB of each source pass through every program, in a snapshot and as a backlog; no program runs out of memory. */
@PipelineTest
@Order(TestOrder.MANY_RECORDS)
class LargeSourceRowsIT {
    private static final Duration PATIENCE = Duration.ofMillis(120_000 + 60L * LargeSourceRows.ROWS);

    private final Pipeline pipeline;

    LargeSourceRowsIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Test
    void aSnapshotAndABacklogFitInTheHeaps() throws SQLException {
        // Given: the rows of the snapshot, which were there before the connectors
        await(TableStatus::stored, LargeSourceRows.all(LargeSourceRows.ROWS));
        var connect = pipeline.process("connect");

        // When: Connect reads the stream while nobody takes it, and each program takes it while the next one is away
        pipeline.stop(List.of("phoenix-sink", "stream-transformer"));
        LargeSourceRows.write(pipeline, LargeSourceRows.ROWS);
        var expected = LargeSourceRows.all(2 * LargeSourceRows.ROWS);
        await(TableStatus::raw, expected);
        pipeline.start(List.of("stream-transformer"));
        var transformer = pipeline.process("stream-transformer");
        await(TableStatus::cleansed, expected);
        pipeline.start(List.of("phoenix-sink"));
        var sink = pipeline.process("phoenix-sink");
        await(TableStatus::stored, expected);

        // Then
        assertThat(List.of("connect", "stream-transformer", "phoenix-sink"))
                .extracting(pipeline::process)
                .containsExactly(connect, transformer, sink);
        ReconcileResult.assertEqual(pipeline, LargeSourceRows.NAME);
    }

    private void await(Function<TableStatus, Long> count, long rows) {
        var contract = ContractFolder.contracts(ContractFolder.remembered(pipeline.home())).stream()
                .filter(one -> one.name().equals(LargeSourceRows.NAME))
                .toList();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1)) // reads the topics whole
                .untilAsserted(() -> assertThat(new StatusReport(pipeline).tables(contract))
                        .extracting(count)
                        .containsExactly(rows));
    }
}

package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.SourceLoad;
import maf.local.fixture.SourceTable;
import maf.local.fixture.StoreComparison;
import maf.local.fixture.TestOrder;
import maf.local.process.Wait;
import maf.local.servers.Pipeline;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Processes are killed with SIGKILL, one after another, while rows are written; in the end the store equals its sources. */
@PipelineTest(reconcileAfterwards = true)
@Order(TestOrder.KILLS)
class KillIT {
    private static final List<String> PRODUCERS = List.of("mysql-producer", "postgres-producer", "mongodb-producer");
    private static final List<String> STAGES = List.of("stream-transformer", "phoenix-sink", "connectors", "connect");
    private static final List<String> SERVERS = List.of("kafka", "hbase");
    private static final int THOROUGH_ROUNDS = 5;
    /** Rows written between two kills, so that each kill hits a busy pipeline. */
    private static final int ROWS_BETWEEN = 300;

    /** Fewer rows than the first day has in each table, but exceeded only by the last transaction of a producer. */
    private static final int LEAST_OF_A_DAY = 3_000;

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Pipeline pipeline;

    KillIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Test
    void noKillLosesOrDuplicatesARow() throws Exception {
        var seed = new Random().nextLong();
        try (var comparison = new StoreComparison(pipeline)) {
            try (var load = new SourceLoad(comparison.sources(), seed)) {
                for (var name : victims()) {
                    assertThat(load.awaitMore(ROWS_BETWEEN, TIMEOUT))
                            .as("rows are being written")
                            .isTrue();
                    pipeline.kill(name);
                    pipeline.start(List.of(name));
                }
                assertThat(load.awaitMore(ROWS_BETWEEN, TIMEOUT))
                        .as("rows are being written")
                        .isTrue();
            }
            comparison.awaitEqual();
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    /** Our own processes and Connect, once each; with -Pthorough, each of them and Kafka and HBase five times. */
    private static List<String> victims() {
        if (!Boolean.getBoolean("maf.thorough")) {
            return STAGES;
        }
        var all = new ArrayList<>(STAGES);
        all.addAll(SERVERS);
        return Collections.nCopies(THOROUGH_ROUNDS, all).stream()
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void aKilledProducerCompletesItsSampleAfterARestart() throws Exception {
        try (var comparison = new StoreComparison(pipeline)) {
            var killed = IntStream.range(0, PRODUCERS.size())
                    .mapToObj(at -> CompletableFuture.runAsync(
                            () -> killWhileItWrites(
                                    PRODUCERS.get(at), comparison.sources().get(at)),
                            threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(killed).join();
            assertThat(comparison.sources())
                    .allMatch(source -> Wait.until(TIMEOUT, () -> size(source) > LEAST_OF_A_DAY), "has its whole day");

            comparison.awaitEqual();
        } finally {
            threads.shutdown();
            pipeline.stop(PRODUCERS);
        }
    }

    /** Kills a producer while it writes its sample into an empty table, and starts it again. */
    private void killWhileItWrites(String name, SourceTable source) {
        var producer = List.of(name);
        // a producer also writes the sample again, although it remembers writing it, if the table has been emptied
        pipeline.start(producer);
        pipeline.stop(producer);
        try {
            source.clear();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var first = CompletableFuture.runAsync(() -> pipeline.start(producer), threads);
        assertThat(Wait.until(TIMEOUT, () -> size(source) > 0))
                .as("the producer writes")
                .isTrue();
        pipeline.kill(name);
        first.handle((done, failure) -> failure).join(); // usually fails, unless it was ready before the kill
        pipeline.start(producer);
    }

    private static int size(SourceTable source) {
        try {
            return source.rows().size();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

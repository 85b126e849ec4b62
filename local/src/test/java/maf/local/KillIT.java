package maf.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGKILL to one process after the other while rows are written: the store ends equal to its sources. */
@ExtendWith(RunningPipeline.class)
class KillIT {
    private static final long FIRST_ID = 100_000;
    private static final int IDS = 500;
    private static final int THOROUGH_ROUNDS = 5;

    private final Pipeline pipeline;

    KillIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Test
    void noKillLosesOrDuplicatesARow() throws Exception {
        var seed = System.nanoTime();
        var stop = new AtomicBoolean();
        var written = new AtomicLong();
        try (var comparison = new Comparison(pipeline)) {
            var writers = comparison.sources().stream()
                    .map(source -> CompletableFuture.runAsync(() -> write(source, seed, stop, written)))
                    .toList();
            for (var name : victims()) {
                var before = written.get();
                if (name.endsWith("-producer")) {
                    pipeline.start(List.of(name));
                }
                assertThat(Wait.until(Server.TERM.grace(), () -> written.get() > before + IDS))
                        .as("rows are being written")
                        .isTrue();
                pipeline.kill(name);
                pipeline.start(List.of(name));
            }
            stop.set(true);
            CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();

            comparison.awaitEqual();
        } catch (Exception | AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        } finally {
            stop.set(true);
            pipeline.stop(List.of("mysql-producer", "postgres-producer", "mongodb-producer"));
        }
    }

    /** Our own processes and Connect, once each; by -Pthorough five times over, and Kafka and HBase too. */
    private static List<String> victims() {
        var names = new ArrayList<>(List.of(
                "stream-transformer",
                "phoenix-sink",
                "connectors",
                "connect",
                "mysql-producer",
                "postgres-producer",
                "mongodb-producer"));
        if (!Boolean.getBoolean("maf.thorough")) {
            return names;
        }
        names.addAll(List.of("kafka", "hbase"));
        return Collections.nCopies(THOROUGH_ROUNDS, names).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static void write(Source source, long seed, AtomicBoolean stop, AtomicLong written) {
        var random = new Random(seed);
        try {
            while (!stop.get()) {
                var id = FIRST_ID + random.nextInt(IDS);
                if (random.nextInt(4) == 0) {
                    source.delete(id);
                } else {
                    source.put(
                            id,
                            "title " + random.nextLong(),
                            BigDecimal.valueOf(random.nextInt(), 4).abs(),
                            random.nextBoolean());
                }
                written.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

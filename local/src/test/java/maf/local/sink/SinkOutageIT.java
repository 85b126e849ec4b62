package maf.local.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import maf.local.process.Wait;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The store is down while records arrive, some of them large: the sink stays alive in a small heap and in its group, reports
 * what it waits for, and continues within seconds after the store is back.
 */
@SinkTest
class SinkOutageIT {
    private static final boolean THOROUGH = Boolean.getBoolean("maf.thorough");
    private static final int HEAP_MB = 256;
    /** Memory in addition to the heap: images/apps/start's limits for direct memory, classes and code, and the threads' stacks. */
    private static final int BESIDE_HEAP_MB = 64 + 224 + 64 + 48;

    /** The time limit of an attempt (10 s) and the longest pause between two (2 s); the rest is for regions that open late. */
    private static final Duration WITHIN_SECONDS = Duration.ofSeconds(20);

    private static final Duration SURELY_IN_SESSION = Duration.ofSeconds(30); // of a minute: see images/hbase-phoenix
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
    private static final Duration AWAY = Duration.ofSeconds(THOROUGH ? 120 : 12);
    private static final int RECORDS = THOROUGH ? 500_000 : 40_000;
    /** With large records, the records that arrive are several times as large as the heap. */
    private static final SinkLoad.Shape SHAPE =
            new SinkLoad.Shape(400, THOROUGH ? 4_500 : 4_000, THOROUGH ? 500 : 250, 900_000);

    private static final int BACKLOG = THOROUGH ? 50_000 : 3_000;
    private static final Duration BACKLOG_PATIENCE = Duration.ofMillis(60_000 + 20L * BACKLOG);

    /** Compressed they are small, so that a fetch and a poll have as many as they may. */
    private static final SinkLoad.Shape LARGE_ROWS = new SinkLoad.Shape(400, 100_000, 1, 100_000);

    private static final Pattern AFTER_COLLECTION = Pattern.compile("Pause Full.*->(\\d+)M\\(");

    private enum Outage {
        /** Connections stay open and requests time out, with unknown results. */
        FROZEN,
        KILLED
    }

    private final SinkServers servers;
    private long frozenAtNanos;

    SinkOutageIT(SinkServers servers) {
        this.servers = servers;
    }

    static Stream<Outage> outages() {
        return THOROUGH ? Stream.of(Outage.values()) : Stream.of(Outage.FROZEN);
    }

    @AfterEach
    void giveBackTheHeap() {
        servers.stop(SinkServers.FIRST);
        servers.start(SinkServers.FIRST);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void theSinkWaitsInBoundedMemory(Outage outage) throws Exception {
        // Given
        var table = new SinkTable("away_" + outage.name().toLowerCase(Locale.ROOT));
        var seed = Long.getLong("maf.sink.seed", new Random().nextLong());
        var collections = servers.file("gc-" + outage + ".log");
        servers.stop(SinkServers.FIRST);
        servers.launch(
                SinkServers.FIRST,
                Map.of("HEAP", "-Xmx" + HEAP_MB + "m -Xlog:gc:file=" + collections.toAbsolutePath()));
        servers.awaitReady(SinkServers.FIRST);
        var process = servers.process(SinkServers.FIRST);
        var members = servers.group().members(table);
        var handedOver = handedOver();

        // When
        try (var load = new SinkLoad(servers.bootstrapServers(), table, SHAPE, seed)) {
            load.awaitMore(1_000);
            begin(outage);
            var began = System.nanoTime();
            Awaitility.await()
                    .atMost(SinkServers.TIMEOUT)
                    .untilAsserted(
                            () -> assertThat(servers.problem(SinkServers.FIRST)).contains("the store"));
            load.awaitMore(RECORDS);
            assertThat(Wait.until(AWAY, () -> System.nanoTime() - began >= AWAY.toNanos()))
                    .isTrue();
            System.out.println("away " + outage + ": not ready, because '" + servers.problem(SinkServers.FIRST) + "'");
            end(outage);
            var committed = servers.group().committed(table);
            System.out.println("away " + outage + ": stored again after "
                    + assertSoon(servers.group().awaitBeyond(table, committed, false)));
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }

        // Then
        var caughtUp = servers.group().awaitCommitted(table, table.sent().ends());
        assertThat(servers.process(SinkServers.FIRST)).isEqualTo(process);
        assertThat(servers.group().members(table)).isEqualTo(members);
        assertThat(handedOver()).as("rebalances").isEqualTo(handedOver);
        assertThat(peakMemoryMb()).isLessThan(HEAP_MB + BESIDE_HEAP_MB);
        servers.awaitReady(SinkServers.FIRST);
        servers.assertStored(table);
        System.out.println("away " + outage + ": " + RECORDS + " records; live after a full collection at most "
                + mostHeapMb(Files.readAllLines(collections)) + " of " + HEAP_MB + " MiB of heap, resident at most "
                + peakMemoryMb() + " MiB, caught up after " + caughtUp);
    }

    @Test
    void aBacklogOfLargeRowsFitsTheShippedHeap() throws Exception {
        // Given
        var table = new SinkTable("backlog");
        var seed = Long.getLong("maf.sink.seed", new Random().nextLong());
        servers.stop(SinkServers.FIRST);
        try (var load = new SinkLoad(servers.bootstrapServers(), table, LARGE_ROWS, seed)) {
            load.awaitMore(BACKLOG);
        }

        // When
        servers.launch(SinkServers.FIRST, Map.of());
        var process = servers.process(SinkServers.FIRST);
        var caughtUp = servers.group().awaitCommitted(table, table.sent().ends(), BACKLOG_PATIENCE);

        // Then
        assertThat(servers.process(SinkServers.FIRST)).isEqualTo(process);
        assertThat(servers.log(SinkServers.FIRST))
                .as("the bound of a poll is no error")
                .doesNotContain("CompletedFetch");
        servers.assertStored(table);
        System.out.println(BACKLOG + " rows of 100 kB: caught up after " + caughtUp + ", resident at most "
                + peakMemoryMb() + " MiB");
    }

    private void begin(Outage outage) {
        switch (outage) {
            case FROZEN -> {
                servers.freezeStore();
                frozenAtNanos = System.nanoTime();
            }
            case KILLED -> servers.killStore();
        }
    }

    /** HBase exits after a pause that was longer than its session with ZooKeeper, and its supervisor restarts it. */
    private void end(Outage outage) {
        if (outage == Outage.FROZEN) {
            servers.thawStore();
            if (System.nanoTime() - frozenAtNanos > SURELY_IN_SESSION.toNanos()) {
                servers.awaitStoreGone(ENDS_WITHIN);
            }
        }
        servers.startStore();
    }

    private static Duration assertSoon(Duration took) {
        assertThat(took).isLessThan(WITHIN_SECONDS);
        return took;
    }

    private long handedOver() throws IOException {
        return servers.log(SinkServers.FIRST)
                .lines()
                .filter(line -> line.contains("Partitions revoked"))
                .count();
    }

    private static long mostHeapMb(List<String> collections) {
        return collections.stream()
                .map(AFTER_COLLECTION::matcher)
                .filter(java.util.regex.Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .max()
                .orElse(0);
    }

    /** The highest resident memory of the sink so far, in MiB. */
    private long peakMemoryMb() throws IOException {
        try (var lines = Files.lines(Path.of(
                "/proc", Long.toString(servers.process(SinkServers.FIRST).pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    >> 10;
        }
    }
}

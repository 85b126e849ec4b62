package maf.benchmarks.sink;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import maf.benchmarks.process.Median;
import maf.benchmarks.process.ProgressSample;
import maf.contract.model.TableContract;
import maf.contract.yaml.Contracts;
import maf.sink.schema.StoreAddress;
import maf.sink.schema.TableDdl;
import maf.sink.write.Store;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;

/**
 * Compares methods of writing the same rows, in turn, each time to an empty table. Arguments: the URL of Phoenix, the
 * store's process id, rows, rounds, methods and numbers of threads.
 */
@SuppressWarnings("SystemOut") // a command
public final class WriteComparison {
    private static final TableDdl DDL = new TableDdl(Duration.ofDays(1));

    private final StoreAddress address;
    private final long storePid;
    private final Connection hbase;
    private final MovieRows rows;
    private int tables;
    private StoredCells reference;

    private WriteComparison(StoreAddress address, long storePid, Connection hbase, MovieRows rows) {
        this.address = address;
        this.storePid = storePid;
        this.hbase = hbase;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws Exception {
        var address = StoreAddress.of(arguments[0]);
        var count = Integer.parseInt(arguments[2]);
        var rounds = Integer.parseInt(arguments[3]);
        var methods = list(arguments[4]).stream()
                .map(name -> WriteMethod.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
        try (var hbase = ConnectionFactory.createConnection(address.forRows())) {
            var comparison = new WriteComparison(
                    address, Long.parseLong(arguments[1]), hbase, new MovieRows(contract(0), count));
            System.out.printf(
                    Locale.ROOT,
                    "%,d rows of contract movie with 4 salt buckets; CPU seconds per million rows%n",
                    count);
            for (var threads : list(arguments[5])) {
                comparison.run(Integer.parseInt(threads), methods, rounds);
            }
            System.out.println("checked: every trial left the same cells, with the same timestamps except for UPSERT");
        }
        System.exit(0); // Phoenix leaves threads running
    }

    private static List<String> list(String text) {
        return List.of(text.split(",", -1));
    }

    private void run(int threads, List<WriteMethod> methods, int rounds) throws Exception {
        System.out.printf("%n%d thread%s         rows/s  CPU s/M  server's%n", threads, threads == 1 ? " " : "s");
        for (var method : methods) {
            var unused = trial(method, threads); // warm-up
        }
        var measurements = new ArrayList<WriteMeasurement>();
        for (var round = 0; round < rounds; round++) {
            for (var method : methods) {
                measurements.add(trial(method, threads));
                System.out.println(measurements.get(measurements.size() - 1).line());
            }
        }
        System.out.println("medians");
        for (var method : methods) {
            System.out.println(median(measurements, method).line());
        }
        var limit = median(measurements, methods.get(0));
        for (var method : methods.subList(1, methods.size())) {
            System.out.println(median(measurements, method).ratio(limit));
        }
    }

    private static WriteMeasurement median(List<WriteMeasurement> all, WriteMethod method) {
        var own = all.stream().filter(each -> each.method() == method).toList();
        return new WriteMeasurement(
                method,
                Median.of(own.stream().mapToDouble(WriteMeasurement::rowsPerSecond)),
                Median.of(own.stream().mapToDouble(WriteMeasurement::cpuPerMillion)),
                Median.of(own.stream().mapToDouble(WriteMeasurement::serverCpuPerMillion)));
    }

    private WriteMeasurement trial(WriteMethod method, int threads) throws Exception {
        var contract = contract(++tables);
        WriteMeasurement measurement;
        try (var store = Store.open(address, List.of(contract), DDL)) {
            var target = new TargetTable(address, store.table(contract.topic()));
            var encoded = rows.encode(target.table());
            measurement = measure(method, target, encoded, threads);
            check(method, StoredCells.of(hbase, target.table().name()));
        }
        StoredCells.drop(address, List.of(contract.table().toString()));
        return measurement;
    }

    private WriteMeasurement measure(WriteMethod method, TargetTable target, List<EncodedRow> encoded, int threads)
            throws Exception {
        var work = new ArrayList<Callable<Void>>();
        for (var thread = 0; thread < threads; thread++) {
            var from = rows.events().size() * thread / threads;
            var to = rows.events().size() * (thread + 1) / threads;
            work.add(() -> {
                method.write(target, rows.events().subList(from, to), encoded.subList(from, to));
                return null;
            });
        }
        var pool = Executors.newFixedThreadPool(threads);
        System.gc(); // garbage of the other methods is not this one's cost
        var own = ProcessHandle.current().pid();
        var before = ProgressSample.of(own, 0);
        var serverBefore = ProgressSample.of(storePid, 0);
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        var after = ProgressSample.of(own, rows.events().size());
        var serverAfter = ProgressSample.of(storePid, rows.events().size());
        pool.shutdown();
        if (!pool.awaitTermination(1, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the writers did not end");
        }
        return new WriteMeasurement(
                method,
                before.eventsPerSecond(after),
                before.cpuSecondsPerMillion(after),
                serverBefore.cpuSecondsPerMillion(serverAfter));
    }

    private void check(WriteMethod method, StoredCells found) {
        if (reference == null && method != WriteMethod.UPSERT) {
            reference = found;
        }
        var right = reference == null
                || (found.values() == reference.values()
                        && found.rows() == rows.events().size()
                        && (method == WriteMethod.UPSERT || found.cells() == reference.cells()));
        if (!right) {
            throw new IllegalStateException(method.title() + " left " + found + " instead of " + reference);
        }
    }

    /** Returns the shipped contract with another table. */
    private static TableContract contract(int number) throws Exception {
        var folder = Files.createTempDirectory("maf-benchmark-contract");
        var file = folder.resolve("movie.yaml");
        var shipped = Files.readString(Path.of(System.getenv("TABLES_DIR"), "movie.yaml"));
        Files.writeString(file, shipped.replaceFirst("table: \\S+", "table: MAF.MOVIE_" + number));
        try {
            return Contracts.read(folder).get(0);
        } finally {
            for (var path : Arrays.asList(file, folder)) {
                Files.delete(path);
            }
        }
    }
}

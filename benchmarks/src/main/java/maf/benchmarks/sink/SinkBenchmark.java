package maf.benchmarks.sink;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import maf.benchmarks.process.Application;
import maf.benchmarks.process.BenchmarkCommand;
import maf.benchmarks.process.Broker;
import maf.benchmarks.process.Candidate;
import maf.benchmarks.process.ConsumerGroup;
import maf.benchmarks.process.Launcher;
import maf.benchmarks.process.StoreServer;
import maf.benchmarks.process.Workspace;
import maf.benchmarks.trial.Comparison;
import maf.benchmarks.trial.FlightRecording;
import maf.benchmarks.trial.ScalingReport;
import maf.benchmarks.trial.StackGrouping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the whole Phoenix sink; started by {@code benchmarks/sink-service}. */
@Command(
        name = "benchmarks/sink-service",
        sortOptions = false,
        description =
                "Compares the Phoenix sink, from a loaded cleansed topic to the store, with HBase's BufferedMutator"
                        + " writing the same cells from memory. Each runs in a process of its own with an empty table of its own,"
                        + " in turn on one broker and one HBase.")
public final class SinkBenchmark implements Callable<Integer> {
    private static final Application SINK = Application.PHOENIX_SINK;
    private static final List<Long> QUICK_SIZES = List.of(50_000L, 200_000L, 500_000L);
    private static final List<Long> FULL_SIZES = List.of(100_000L, 1_000_000L, 5_000_000L);
    private static final long QUICK = 200_000;
    private static final long FULL = 1_000_000;
    private static final long PREPARATION = 20_000;

    @Option(names = "--help", usageHelp = true, description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(names = "--full", description = "1 million rows (with --flat: 100 thousand, 1 and 5 million).")
    private boolean full;

    @Option(names = "--rows", paramLabel = "N", description = "Number of rows (default: 200000).")
    private Long rows;

    @Option(names = "--rounds", paramLabel = "N", description = "Number of rounds (default: 2, with --full 3).")
    private Integer rounds;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE[;KEY=VALUE]",
            description = "Also measures the sink with these settings in its configuration file; may be repeated.")
    private List<String> variants = List.of();

    @Option(names = "--flat", description = "Reports CPU and heap by number of rows instead.")
    private boolean flat;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "Makes a flight recording of one run of the sink instead, and shows where its time goes.")
    private Path profile;

    public static void main(String[] arguments) {
        BenchmarkCommand.run(new SinkBenchmark(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        try (var workspace = Workspace.inCheckout();
                var broker = Broker.start(workspace);
                var store = StoreServer.start(workspace)) {
            store.awaitReady();
            var tables = new FreshTables(workspace);
            var topic = CleansedTopic.create(workspace, broker, tables);
            topic.load(PREPARATION);
            var launcher = new Launcher(
                    workspace,
                    SINK,
                    Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "PHOENIX_URL", store.url()),
                    profile == null ? "" : FlightRecording.RECORDING_OPTION);
            var trial = new SinkTrial(
                    workspace, broker, store, launcher, topic, new ConsumerGroup(broker, SINK.program()), tables);
            var sink = candidate("sink", Map.of());
            trial.prepare(sink);
            if (flat) {
                new ScalingReport(trial, topic::load, System.out).run(sink, full ? FULL_SIZES : QUICK_SIZES, rounds());
                return 0;
            }
            topic.load(count());
            if (profile != null) {
                FlightRecording.run(trial, sink, StackGrouping.sinkByStage(), profile.toAbsolutePath(), System.out);
            } else {
                new Comparison(trial, count(), rounds(), checked(), System.out)
                        .run("contract movie, 4 salt buckets", candidates(sink));
            }
            return 0;
        }
    }

    private List<Candidate> candidates(Candidate sink) {
        var candidates = new ArrayList<Candidate>();
        candidates.add(new Candidate("BufferedMutator", true, Map.of(), Path.of("")));
        candidates.add(sink);
        for (var variant : variants) {
            var settings = new TreeMap<String, String>();
            for (var setting : variant.split(";", -1)) {
                var parts = setting.split("=", 2);
                settings.put(parts[0], parts[1]);
            }
            candidates.add(candidate(variant, settings));
        }
        return candidates;
    }

    private static Candidate candidate(String name, Map<String, String> settings) {
        return new Candidate(name, false, settings, Path.of(""));
    }

    private String checked() {
        return String.format(Locale.ROOT, "left %,d rows with the same cells, including timestamps", count());
    }

    private long count() {
        return rows != null ? rows : full ? FULL : QUICK;
    }

    private int rounds() {
        return rounds != null ? rounds : full ? 3 : 2;
    }
}

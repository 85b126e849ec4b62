package maf.benchmarks.sink;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import maf.benchmarks.process.Application;
import maf.benchmarks.process.BenchmarkCommand;
import maf.benchmarks.process.Broker;
import maf.benchmarks.process.Candidate;
import maf.benchmarks.process.ConsumerGroup;
import maf.benchmarks.process.Launcher;
import maf.benchmarks.process.StoreServer;
import maf.benchmarks.process.Workspace;
import maf.benchmarks.trial.ApplicationOptions;
import maf.benchmarks.trial.Comparison;
import maf.benchmarks.trial.FlightRecording;
import maf.benchmarks.trial.ScalingReport;
import maf.benchmarks.trial.StackGrouping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private static final long PREPARATION = 20_000;

    @Option(names = "--rows", paramLabel = "N", description = "Number of rows (default: 200000).")
    private Long rows;

    @Mixin
    private ApplicationOptions options;

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
                    options.recording());
            var trial = new SinkTrial(
                    workspace, broker, store, launcher, topic, new ConsumerGroup(broker, SINK.program()), tables);
            var sink = new Candidate("sink", false, Map.of(), Path.of(""));
            trial.prepare(sink);
            if (options.flat()) {
                new ScalingReport(trial, topic::load, System.out).run(sink, options.sizes(), options.rounds());
                return 0;
            }
            topic.load(count());
            if (options.profile().isPresent()) {
                FlightRecording.run(
                        trial,
                        sink,
                        StackGrouping.sinkByStage(),
                        options.profile().get(),
                        System.out);
            } else {
                new Comparison(trial, count(), options.rounds(), checked(), System.out)
                        .run("contract movie, 4 salt buckets", candidates(sink));
            }
            return 0;
        }
    }

    private List<Candidate> candidates(Candidate sink) {
        var candidates = new ArrayList<Candidate>();
        candidates.add(new Candidate("BufferedMutator", true, Map.of(), Path.of("")));
        candidates.add(sink);
        candidates.addAll(options.variants(Map.of(), Path.of("")));
        return candidates;
    }

    private String checked() {
        return String.format(Locale.ROOT, "left %,d rows with the same cells, including timestamps", count());
    }

    private long count() {
        return options.count(rows);
    }
}

package maf.benchmarks.transformer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import maf.benchmarks.movie.MovieEvents;
import maf.benchmarks.process.Application;
import maf.benchmarks.process.BenchmarkCommand;
import maf.benchmarks.process.BenchmarkException;
import maf.benchmarks.process.Broker;
import maf.benchmarks.process.Candidate;
import maf.benchmarks.process.ConsumerGroup;
import maf.benchmarks.process.Launcher;
import maf.benchmarks.process.Workspace;
import maf.benchmarks.trial.ApplicationOptions;
import maf.benchmarks.trial.Comparison;
import maf.benchmarks.trial.FlightRecording;
import maf.benchmarks.trial.ScalingReport;
import maf.benchmarks.trial.StackGrouping;
import maf.contract.wire.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the whole stream transformer; started by {@code benchmarks/whole-application}. */
@Command(
        name = "benchmarks/whole-application",
        sortOptions = false,
        description =
                "Compares the stream transformer with a plain transactional loop around the same contract step. Both use"
                        + " the shipped client settings and run in turn on one broker.")
public final class TransformerBenchmark implements Callable<Integer> {
    private static final Map<String, String> TWO_THREADS = Map.of("streams.num.stream.threads", "2");
    private static final Set<String> CASES = Set.of("one-thread", "two-threads", "catalogue");
    private static final Application TRANSFORMER = Application.STREAM_TRANSFORMER;

    @Option(names = "--events", paramLabel = "N", description = "Number of events (default: 200000).")
    private Long events;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Runs only these of one-thread, two-threads, catalogue (default: all).")
    private Set<String> only;

    @Mixin
    private ApplicationOptions options;

    public static void main(String[] arguments) {
        BenchmarkCommand.run(new TransformerBenchmark(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (only != null && !CASES.containsAll(only)) {
            throw new BenchmarkException("--only takes one-thread, two-threads, catalogue, not " + only);
        }
        try (var workspace = Workspace.inCheckout();
                var broker = Broker.start(workspace)) {
            var topics = new TransformerTopics(broker);
            var launcher = new Launcher(
                    workspace, TRANSFORMER, Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address()), options.recording());
            var trial =
                    new TransformerTrial(broker, launcher, topics, new ConsumerGroup(broker, TRANSFORMER.program()));
            var shipped = workspace.root().resolve("tables");
            var movie = movieAlone(workspace, shipped);
            var application = new Candidate("application", false, Map.of(), movie);
            var catalogue = new Candidate("application", false, Map.of(), shipped);
            trial.prepare(
                    catalogue, List.of(MovieEvents.TOPIC, "cleansed.movie", "cleansed.catalogue", Topics.QUARANTINE));
            if (options.flat()) {
                new ScalingReport(trial, topics::load, System.out).run(application, options.sizes(), options.rounds());
            } else if (options.profile().isPresent()) {
                topics.load(count());
                FlightRecording.run(
                        trial,
                        application,
                        StackGrouping.transformerByStage(),
                        options.profile().get(),
                        System.out);
            } else {
                topics.load(count());
                var comparison = new Comparison(trial, count(), options.rounds(), checked(), System.out);
                if (chosen("one-thread")) {
                    comparison.run("one thread, contract movie", candidates(movie, Map.of()));
                }
                if (chosen("two-threads")) {
                    comparison.run("two threads, contract movie", candidates(movie, TWO_THREADS));
                }
                if (chosen("catalogue")) {
                    comparison.run("one thread, shipped contracts with catalogue", candidates(shipped, Map.of()));
                }
            }
            return 0;
        }
    }

    private long count() {
        return options.count(events);
    }

    private String checked() {
        return String.format(
                Locale.ROOT,
                "committed %,d records with the same bytes to each cleansed topic, and none to quarantine",
                MovieEvents.changes(count()));
    }

    private boolean chosen(String name) {
        return only == null || only.contains(name);
    }

    private List<Candidate> candidates(Path tables, Map<String, String> settings) {
        var candidates = new ArrayList<Candidate>();
        candidates.add(new Candidate("plain loop", true, settings, tables));
        candidates.add(new Candidate("application", false, settings, tables));
        candidates.addAll(options.variants(settings, tables));
        return candidates;
    }

    private static Path movieAlone(Workspace workspace, Path shipped) throws IOException {
        var folder = Files.createDirectory(workspace.work().resolve("tables"));
        Files.copy(shipped.resolve("movie.yaml"), folder.resolve("movie.yaml"));
        return folder;
    }
}

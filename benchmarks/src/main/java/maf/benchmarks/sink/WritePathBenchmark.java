package maf.benchmarks.sink;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import maf.benchmarks.process.Application;
import maf.benchmarks.process.BenchmarkCommand;
import maf.benchmarks.process.Candidate;
import maf.benchmarks.process.Launcher;
import maf.benchmarks.process.StoreServer;
import maf.benchmarks.process.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures ways to write rows to the store; started by {@code benchmarks/write-path}. */
@Command(
        name = "benchmarks/write-path",
        sortOptions = false,
        description =
                "Compares the sink's encoding and Table.batch with HBase's BufferedMutator writing the same, already"
                        + " encoded cells, and with Phoenix UPSERT of the same values. Each method writes to an empty table, with one"
                        + " and with two threads, in turn in one process with the sink's Java options.")
public final class WritePathBenchmark implements Callable<Integer> {
    private static final String MAIN = "maf.benchmarks.sink.WriteComparison";
    private static final long QUICK = 100_000;
    private static final long FULL = 300_000;

    @Option(names = "--help", usageHelp = true, description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(names = "--full", description = "300 thousand rows, 5 rounds.")
    private boolean full;

    @Option(names = "--rows", paramLabel = "N", description = "Number of rows (default: 100000).")
    private Long rows;

    @Option(names = "--rounds", paramLabel = "N", description = "Number of rounds after a warm-up (default: 3).")
    private Integer rounds;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Runs only these of own, mutator, upsert (default: all).")
    private List<String> only = List.of("mutator", "own", "upsert");

    @Option(names = "--threads", split = ",", paramLabel = "N", description = "Numbers of threads (default: 1,2).")
    private List<Integer> threads = List.of(1, 2);

    @Option(names = "--profile", paramLabel = "FILE", description = "Also writes a flight recording of the process.")
    private Path profile;

    public static void main(String[] arguments) {
        BenchmarkCommand.run(new WritePathBenchmark(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        try (var workspace = Workspace.inCheckout();
                var store = StoreServer.start(workspace)) {
            var launcher = new Launcher(
                    workspace,
                    Application.PHOENIX_SINK,
                    Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + Workspace.freePort(), "PHOENIX_URL", store.url()),
                    "");
            var tables = workspace.root().resolve("tables");
            // it waits for a broker that does not exist, but its command line can be read
            try (var sink = launcher.start(new Candidate("sink", false, Map.of(), tables))) {
                launcher.learnCommand(sink);
            }
            store.awaitReady();
            var options = new ArrayList<String>();
            options.add("-Dlogback.configurationFile=" + workspace.root().resolve("images/apps/logback-tool.xml"));
            if (profile != null) {
                options.add("-XX:StartFlightRecording:settings=profile,filename=" + profile.toAbsolutePath());
            }
            var builder = launcher.tool(
                    MAIN,
                    options,
                    tables,
                    List.of(
                            store.url(),
                            Long.toString(store.process().process().pid()),
                            Long.toString(rows != null ? rows : full ? FULL : QUICK),
                            Integer.toString(rounds != null ? rounds : full ? 5 : 3),
                            String.join(",", only),
                            String.join(
                                    ",", threads.stream().map(String::valueOf).toList())));
            return builder.inheritIO().start().waitFor();
        }
    }
}

package maf.benchmarks.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import maf.benchmarks.process.BenchmarkException;
import maf.benchmarks.process.Broker;
import maf.benchmarks.process.Candidate;
import maf.benchmarks.process.ChildProcess;
import maf.benchmarks.process.ConsumerGroup;
import maf.benchmarks.process.Launcher;
import maf.benchmarks.process.StoreServer;
import maf.benchmarks.process.Workspace;
import maf.benchmarks.trial.Measurement;
import maf.benchmarks.trial.ProcessMemory;
import maf.benchmarks.trial.Trial;
import maf.benchmarks.trial.TrialTimeline;
import maf.benchmarks.trial.WrittenData;

/** One candidate writes the whole cleansed topic to an empty table. */
record SinkTrial(
        Workspace workspace,
        Broker broker,
        StoreServer store,
        Launcher launcher,
        CleansedTopic topic,
        ConsumerGroup group,
        FreshTables tables)
        implements Trial {
    private static final String WRITTEN = "written ";
    private static final String STORED = "stored ";
    private static final long TIMEOUT_MINUTES = 10;

    @Override
    public Measurement run(Candidate candidate, Afterwards afterwards) throws Exception {
        var own = tables.next();
        store.awaitQuiet();
        TrialTimeline timeline;
        ProcessMemory memory;
        try (var process = launcher.start(candidate.on(own))) {
            timeline = TrialTimeline.follow(
                    process,
                    store.process(),
                    topic.loaded(),
                    candidate.plain() ? () -> lastNumber(process) : group::committed);
            memory = ProcessMemory.of(process.process().pid());
            afterwards.inspect(process);
        }
        group.forget();
        var results = stored(own);
        results.mustBe(topic.loaded(), candidate.name());
        return new Measurement(candidate, timeline, memory, results);
    }

    /** Returns the progress that the peer prints. */
    private static long lastNumber(ChildProcess peer) throws IOException {
        try (var lines = Files.lines(peer.log())) {
            return lines.filter(line -> line.startsWith(WRITTEN))
                    .mapToLong(line -> Long.parseLong(line.substring(WRITTEN.length())))
                    .max()
                    .orElse(0);
        }
    }

    /** Counts the rows, computes the digest of their cells and drops the table. */
    private WrittenData stored(Path own) throws IOException, InterruptedException {
        var builder = launcher.tool("maf.benchmarks.sink.StoredCells", List.of(), own, List.of(store.url()));
        var tool = workspace.start("maf.benchmarks.sink.StoredCells", builder, own.getFileName() + ".log");
        if (!tool.process().waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
            throw new BenchmarkException("The rows cannot be read. Log: " + tool.log());
        }
        try (var lines = Files.lines(tool.log())) {
            var words = lines.filter(line -> line.startsWith(STORED))
                    .map(line -> line.split(" ", -1))
                    .findFirst()
                    .orElseThrow(() -> new BenchmarkException("The rows cannot be read. Log: " + tool.log()));
            return new WrittenData(
                    Map.of("the table", Long.parseLong(words[1])), Map.of("the table", Long.parseLong(words[2])));
        }
    }

    /**
     * A run that is not measured: the store creates its system tables, and the launcher learns the application's
     * command line.
     */
    void prepare(Candidate application) throws Exception {
        var own = tables.next();
        try (var process = launcher.start(application.on(own))) {
            launcher.learnCommand(process);
            var unused = TrialTimeline.follow(process, store.process(), topic.loaded(), group::committed);
        }
        group.forget();
        stored(own).mustBe(topic.loaded(), application.name());
    }
}

package maf.benchmarks.transformer;

import java.util.List;
import maf.benchmarks.movie.MovieEvents;
import maf.benchmarks.process.Broker;
import maf.benchmarks.process.Candidate;
import maf.benchmarks.process.ConsumerGroup;
import maf.benchmarks.process.Launcher;
import maf.benchmarks.trial.Measurement;
import maf.benchmarks.trial.ProcessMemory;
import maf.benchmarks.trial.Trial;
import maf.benchmarks.trial.TrialTimeline;
import maf.benchmarks.trial.WrittenData;

/** One candidate reads the whole raw topic once, as the only member of its consumer group. */
record TransformerTrial(Broker broker, Launcher launcher, TransformerTopics topics, ConsumerGroup group)
        implements Trial {
    private static final long POLL_MS = 20;

    @Override
    public Measurement run(Candidate candidate, Afterwards afterwards) throws Exception {
        var before = topics.resultEnds();
        TrialTimeline timeline;
        ProcessMemory memory;
        try (var process = launcher.start(candidate)) {
            timeline = TrialTimeline.follow(process, broker.process(), topics.loaded(), group::committed);
            memory = ProcessMemory.of(process.process().pid());
            afterwards.inspect(process);
        }
        group.forget();
        var results = WrittenData.read(broker.address(), before, topics.resultEnds());
        results.mustBe(MovieEvents.changes(topics.loaded()), candidate.name());
        return new Measurement(candidate, timeline, memory, results);
    }

    /** Lets the application create its topics, and learns its command line. */
    void prepare(Candidate application, List<String> wanted) throws Exception {
        try (var process = launcher.start(application)) {
            while (!topics.exist(wanted)) {
                process.pause(POLL_MS);
            }
            launcher.learnCommand(process);
        } finally {
            group.forget();
        }
        topics.keepAll();
    }
}

package maf.benchmarks;

import java.util.List;

/** One candidate reads the whole raw topic once, as the only member of its consumer group. */
record TransformerTrial(Broker broker, Launcher launcher, Topics topics, ConsumerGroup group) implements Trial {
    private static final long LOOK_MS = 20;

    @Override
    public Figures run(Candidate candidate, Afterwards afterwards) throws Exception {
        var before = topics.resultEnds();
        Course course;
        Memory memory;
        try (var process = launcher.start(candidate)) {
            course = Course.follow(process, broker.process(), topics.loaded(), group::committed);
            memory = Memory.of(process.process().pid());
            afterwards.look(process);
        }
        group.forget();
        var results = Results.read(broker.address(), before, topics.resultEnds());
        results.mustBe(MovieEvents.changes(topics.loaded()), candidate.name());
        return new Figures(candidate, course, memory, results);
    }

    /** Lets the application make its topics, and learns its command line. */
    void prepare(Candidate application, List<String> wanted) throws Exception {
        try (var process = launcher.start(application)) {
            while (!topics.exist(wanted)) {
                process.pause(LOOK_MS);
            }
            launcher.learnCommand(process);
        } finally {
            group.forget();
        }
        topics.keepAll();
    }
}

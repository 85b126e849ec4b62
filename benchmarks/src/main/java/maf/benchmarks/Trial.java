package maf.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** One candidate reads the whole raw topic once, as the only member of its consumer group. */
final class Trial {
    private static final String GROUP = "stream-transformer";
    private static final long SAMPLE_MS = 20;
    private static final long PATIENCE_MINUTES = 20;

    private final Broker broker;
    private final Launcher launcher;
    private final Topics topics;

    Trial(Broker broker, Launcher launcher, Topics topics) {
        this.broker = broker;
        this.launcher = launcher;
        this.topics = topics;
    }

    /** What to do with the process once it has read everything, before it is stopped. */
    @FunctionalInterface
    interface Afterwards {
        void look(ChildProcess process) throws Exception;
    }

    Figures run(Candidate candidate, Afterwards afterwards) throws Exception {
        var before = topics.resultEnds();
        List<Sample> samples;
        Memory memory;
        try (var process = launcher.start(candidate)) {
            samples = watch(process);
            memory = Memory.of(process.process().pid());
            afterwards.look(process);
        }
        forgetGroup();
        var results = Results.read(broker.address(), before, topics.resultEnds());
        results.mustBe(MovieEvents.changes(topics.loaded()), candidate.name());
        return new Figures(candidate, samples, memory, results);
    }

    /** From the first commit that is seen to the last. */
    private List<Sample> watch(ChildProcess process) throws Exception {
        var samples = new ArrayList<Sample>();
        var pid = process.process().pid();
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        var committed = 0L;
        while (committed < topics.loaded()) {
            process.pause(SAMPLE_MS);
            var now = committed();
            if (now > committed) {
                samples.add(Sample.of(pid, now));
                committed = now;
            } else if (System.nanoTime() > deadline) {
                throw new BenchmarkException(process.name() + " has committed " + committed + " of " + topics.loaded()
                        + " events after " + PATIENCE_MINUTES + " min; its log: " + process.log());
            }
        }
        return samples;
    }

    private long committed() throws InterruptedException, ExecutionException {
        try {
            return broker
                    .admin()
                    .listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0; // not yet
            }
            throw e;
        }
    }

    private void forgetGroup() throws InterruptedException, ExecutionException {
        while (true) {
            try {
                broker.admin().deleteConsumerGroups(List.of(GROUP)).all().get();
                return;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof GroupIdNotFoundException) {
                    return;
                }
                if (!(e.getCause() instanceof GroupNotEmptyException)) {
                    throw e;
                }
                broker.process().pause(SAMPLE_MS); // a member that has left is still being noted
            }
        }
    }

    /** Lets the application make its topics, and learns its command line. */
    void prepare(Candidate application, List<String> wanted) throws Exception {
        try (var process = launcher.start(application)) {
            while (!topics.exist(wanted)) {
                process.pause(SAMPLE_MS);
            }
            launcher.learnCommand(process);
        } finally {
            forgetGroup();
        }
        topics.keepAll();
    }
}

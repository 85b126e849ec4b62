package maf.benchmarks.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import maf.benchmarks.process.BenchmarkException;
import maf.benchmarks.process.ChildProcess;
import maf.benchmarks.process.ProgressSample;

/**
 * The progress of a candidate over time.
 *
 * @param samples from the first observed progress to the last
 * @param serverCpuSeconds CPU time of the server that it wrote to, between these two
 * @param secondsWithStart from the start of its process to the last sample
 */
public record TrialTimeline(List<ProgressSample> samples, double serverCpuSeconds, double secondsWithStart) {
    private static final long SAMPLE_MS = 20;
    private static final long TIMEOUT_MINUTES = 20;

    /** Returns how many events are durable. */
    @FunctionalInterface
    public interface Progress {
        long now() throws Exception;
    }

    /** Follows a process that has just been started until it has processed all events. */
    public static TrialTimeline follow(ChildProcess candidate, ChildProcess server, long expected, Progress progress)
            throws Exception {
        var samples = new ArrayList<ProgressSample>();
        var pid = candidate.process().pid();
        var started = System.nanoTime();
        var deadline = started + TimeUnit.MINUTES.toNanos(TIMEOUT_MINUTES);
        var done = 0L;
        var serverAtFirst = 0.0;
        while (done < expected) {
            candidate.pause(SAMPLE_MS);
            var now = progress.now();
            if (now > done) {
                samples.add(ProgressSample.of(pid, now));
                if (done == 0) {
                    serverAtFirst =
                            ProgressSample.of(server.process().pid(), now).cpuSeconds();
                }
                done = now;
            } else if (System.nanoTime() > deadline) {
                throw new BenchmarkException(candidate.name() + " has processed " + done + " of " + expected
                        + " events after " + TIMEOUT_MINUTES + " min; its log: " + candidate.log());
            }
        }
        var serverAtLast = ProgressSample.of(server.process().pid(), done).cpuSeconds();
        var seconds = (samples.get(samples.size() - 1).nanos() - started) / 1e9;
        return new TrialTimeline(List.copyOf(samples), serverAtLast - serverAtFirst, seconds);
    }
}

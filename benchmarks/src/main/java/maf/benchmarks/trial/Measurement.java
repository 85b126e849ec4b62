package maf.benchmarks.trial;

import java.util.List;
import maf.benchmarks.process.Candidate;
import maf.benchmarks.process.ProgressSample;

/** The result of one trial. */
public record Measurement(Candidate candidate, TrialTimeline timeline, ProcessMemory memory, WrittenData results) {
    private List<ProgressSample> samples() {
        return timeline.samples();
    }

    ProgressSample first() {
        return samples().get(0);
    }

    ProgressSample last() {
        return samples().get(samples().size() - 1);
    }

    /** Returns the first sample with at least this many committed events. */
    ProgressSample after(long events) {
        return samples().stream()
                .filter(sample -> sample.events() >= events)
                .findFirst()
                .orElseGet(this::last);
    }

    double eventsPerSecond() {
        return first().eventsPerSecond(last());
    }

    /** The rate of the second half, when most code has been compiled. */
    double warmEventsPerSecond() {
        return middle().eventsPerSecond(last());
    }

    /** The CPU time of the second half. */
    double warmCpuSecondsPerMillion() {
        return middle().cpuSecondsPerMillion(last());
    }

    private ProgressSample middle() {
        return after(last().events() / 2);
    }

    double cpuSecondsPerMillion() {
        return first().cpuSecondsPerMillion(last());
    }

    double serverCpuSecondsPerMillion() {
        return timeline.serverCpuSeconds() * 1e6 / (last().events() - first().events());
    }
}

package maf.benchmarks;

import java.util.List;

/**
 * What one trial has measured.
 *
 * @param samples from the first commit to the last
 */
record Figures(Candidate candidate, List<Sample> samples, Memory memory, Results results) {
    Sample first() {
        return samples.get(0);
    }

    Sample last() {
        return samples.get(samples.size() - 1);
    }

    /** The first sample with at least so many events committed. */
    Sample after(long events) {
        return samples.stream()
                .filter(sample -> sample.events() >= events)
                .findFirst()
                .orElseGet(this::last);
    }

    double eventsPerSecond() {
        return first().eventsPerSecond(last());
    }

    /** Of the second half, when the compilers have done most of their work. */
    double warmEventsPerSecond() {
        return middle().eventsPerSecond(last());
    }

    /** Of the second half. */
    double warmCpuSecondsPerMillion() {
        return middle().cpuSecondsPerMillion(last());
    }

    private Sample middle() {
        return after(last().events() / 2);
    }

    double cpuSecondsPerMillion() {
        return first().cpuSecondsPerMillion(last());
    }
}

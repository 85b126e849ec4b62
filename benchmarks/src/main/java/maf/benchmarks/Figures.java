package maf.benchmarks;

import java.util.List;

/** What one trial has measured. */
record Figures(Candidate candidate, Course course, Memory memory, Results results) {
    private List<Sample> samples() {
        return course.samples();
    }

    Sample first() {
        return samples().get(0);
    }

    Sample last() {
        return samples().get(samples().size() - 1);
    }

    /** The first sample with at least so many events committed. */
    Sample after(long events) {
        return samples().stream()
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

    double serverCpuSecondsPerMillion() {
        return course.serverCpuSeconds() * 1e6 / (last().events() - first().events());
    }
}

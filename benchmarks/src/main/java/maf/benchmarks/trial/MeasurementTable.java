package maf.benchmarks.trial;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import maf.benchmarks.process.Candidate;
import maf.benchmarks.process.Median;

/** Measurements as lines of text. */
record MeasurementTable(List<Measurement> all) {
    static final String HEADER =
            "                             events/s     warm  CPU s/M     warm  server's  with start s   GC s  heap peak  live  resident (MiB)";

    static String row(Measurement measurement) {
        return new MeasurementTable(List.of(measurement)).median(measurement.candidate());
    }

    String median(Candidate candidate) {
        return String.format(
                Locale.ROOT,
                "  %-24s %10.0f %8.0f %8.2f %8.2f %9.2f %13.1f %6.2f %10.0f %5.0f %9.0f",
                candidate.name(),
                median(candidate, Measurement::eventsPerSecond),
                median(candidate, Measurement::warmEventsPerSecond),
                median(candidate, Measurement::cpuSecondsPerMillion),
                median(candidate, Measurement::warmCpuSecondsPerMillion),
                median(candidate, Measurement::serverCpuSecondsPerMillion),
                median(candidate, measurement -> measurement.timeline().secondsWithStart()),
                median(candidate, measurement -> measurement.memory().collectionSeconds()),
                median(candidate, measurement -> measurement.memory().heapPeak()),
                median(candidate, measurement -> measurement.memory().heapLive()),
                median(candidate, measurement -> measurement.memory().residentPeak()));
    }

    String ratio(Candidate candidate, Candidate reference) {
        return String.format(
                Locale.ROOT,
                "ratio %s / %s: %.2f events/s, %.2f warm; CPU %.2f, %.2f warm",
                candidate.name(),
                reference.name(),
                median(candidate, Measurement::eventsPerSecond) / median(reference, Measurement::eventsPerSecond),
                median(candidate, Measurement::warmEventsPerSecond)
                        / median(reference, Measurement::warmEventsPerSecond),
                median(candidate, Measurement::cpuSecondsPerMillion)
                        / median(reference, Measurement::cpuSecondsPerMillion),
                median(candidate, Measurement::warmCpuSecondsPerMillion)
                        / median(reference, Measurement::warmCpuSecondsPerMillion));
    }

    double median(Candidate candidate, ToDoubleFunction<Measurement> figure) {
        return Median.of(all.stream()
                .filter(measurement -> measurement.candidate().equals(candidate))
                .mapToDouble(figure));
    }
}

package maf.benchmarks.trial;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import maf.benchmarks.process.Candidate;
import maf.benchmarks.process.ProgressSample;

/**
 * Reports CPU and heap by number of events. Each size runs in a separate process, which first processes the same number
 * of events as a warm-up, so that compilation is not attributed to the measured events.
 */
public record ScalingReport(Trial trial, Loading loading, PrintStream out) {
    private static final long WARM_UP = 300_000;

    /** Loads the application's input until it has this many events. */
    @FunctionalInterface
    public interface Loading {
        void load(long events) throws Exception;
    }

    public void run(Candidate application, List<Long> sizes, int rounds) throws Exception {
        out.printf(
                Locale.ROOT,
                "%nThe application by number of events, after a warm-up of %,d events, %d rounds each, medians%n",
                WARM_UP,
                rounds);
        out.println("      events   events/s  CPU s/M  cold CPU s/M  heap live  peak  resident (MiB)");
        for (var size : sizes) {
            loading.load(WARM_UP + size);
            var trials = new ArrayList<Measurement>();
            for (var round = 0; round < rounds; round++) {
                trials.add(trial.run(application, process -> {}));
            }
            var table = new MeasurementTable(trials);
            out.printf(
                    Locale.ROOT,
                    "%,12d %10.0f %8.2f %13.2f %10.0f %5.0f %9.0f%n",
                    size,
                    table.median(application, run -> warm(run).eventsPerSecond(run.last())),
                    table.median(application, run -> warm(run).cpuSecondsPerMillion(run.last())),
                    table.median(application, Measurement::cpuSecondsPerMillion),
                    table.median(application, run -> run.memory().heapLive()),
                    table.median(application, run -> run.memory().heapPeak()),
                    table.median(application, run -> run.memory().residentPeak()));
        }
    }

    private static ProgressSample warm(Measurement measurement) {
        return measurement.after(WARM_UP);
    }
}

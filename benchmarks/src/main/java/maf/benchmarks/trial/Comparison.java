package maf.benchmarks.trial;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import maf.benchmarks.process.BenchmarkException;
import maf.benchmarks.process.Candidate;

/**
 * Runs the candidates in turn, equally often, and compares their medians with those of the first.
 *
 * @param checked describes the result that is the same after every trial
 */
public record Comparison(Trial trial, long events, int rounds, String checked, PrintStream out) {
    public void run(String title, List<Candidate> candidates) throws Exception {
        out.printf(Locale.ROOT, "%n%s: %,d events, %d rounds%n", title, events, rounds);
        out.println(MeasurementTable.HEADER);
        var all = new ArrayList<Measurement>();
        for (var round = 0; round < rounds; round++) {
            for (var candidate : candidates) {
                var measurement = trial.run(candidate, process -> {});
                check(measurement, all.isEmpty() ? measurement : all.get(0));
                all.add(measurement);
                out.println(MeasurementTable.row(measurement));
            }
        }
        out.println("medians");
        var table = new MeasurementTable(all);
        candidates.forEach(candidate -> out.println(table.median(candidate)));
        for (var candidate : candidates.subList(1, candidates.size())) {
            out.println(table.ratio(candidate, candidates.get(0)));
        }
        out.println("checked: every trial " + checked);
    }

    private static void check(Measurement measurement, Measurement reference) {
        if (!reference.results().digests().equals(measurement.results().digests())) {
            throw new BenchmarkException(measurement.candidate().name() + " wrote something different from "
                    + reference.candidate().name() + ", or in a different order");
        }
    }
}

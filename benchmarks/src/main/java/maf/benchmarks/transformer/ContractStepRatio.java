package maf.benchmarks.transformer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link ContractStepBenchmark} and prints the ratio of the step's CPU time to the parser's. Each round runs both
 * in new JVMs: on a busy machine the ratio of two consecutive runs is more reliable than that of two long runs at
 * different times.
 *
 * <p>Arguments: those of JMH; {@code -Dmaf.rounds} is the number of rounds.
 */
final class ContractStepRatio {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private ContractStepRatio() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        var ratios = new TreeMap<String, List<Double>>();
        var lines = new ArrayList<String>();
        for (var round = 1; round <= Integer.getInteger("maf.rounds", 3); round++) {
            var options = new OptionsBuilder()
                    .parent(new CommandLineOptions(args))
                    .include(ContractStepBenchmark.class.getName() + "\\.")
                    .addProfiler(CpuTimeProfiler.class)
                    .build();
            for (var pair : pairs(new Runner(options).run()).entrySet()) {
                var parser = pair.getValue().get("parser");
                var step = pair.getValue().get("step");
                var ratio = time(step) / time(parser);
                ratios.computeIfAbsent(pair.getKey(), workload -> new ArrayList<>())
                        .add(ratio);
                lines.add(String.format(
                        "%-20s round %d: CPU of parser %6.0f ns, of step %6.0f ns%s, ratio %.2f",
                        pair.getKey(), round, time(parser), time(step), allocated(step), ratio));
            }
        }
        lines.sort(null);
        lines.forEach(System.out::println);
        ratios.forEach((workload, all) -> System.out.printf(
                "%-20s median ratio %.2f of %d rounds%n",
                workload, all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow(), all.size()));
    }

    /** Returns the results by workload and method. */
    private static Map<String, Map<String, RunResult>> pairs(Collection<RunResult> results) {
        var pairs = new TreeMap<String, Map<String, RunResult>>();
        for (var result : results) {
            pairs.computeIfAbsent(result.getParams().getParam("workload"), workload -> new TreeMap<>())
                    .put(result.getPrimaryResult().getLabel(), result);
        }
        return pairs;
    }

    private static double time(RunResult result) {
        return result.getSecondaryResults().get(CpuTimeProfiler.LABEL).getScore();
    }

    private static String allocated(RunResult result) {
        var bytes = result.getSecondaryResults().get(ALLOCATED);
        return bytes == null ? "" : String.format(" and %.0f bytes allocated", bytes.getScore());
    }
}

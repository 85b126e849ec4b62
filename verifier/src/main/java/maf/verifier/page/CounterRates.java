package maf.verifier.page;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Rates of counters over the last half minute. For one thread. */
final class CounterRates {
    // The sample producers write in bursts.
    private static final long WINDOW_NANOS = Duration.ofSeconds(30).toNanos();

    private final Map<String, Deque<Reading>> readings = new HashMap<>();

    private record Reading(long nanos, double total) {}

    /**
     * Increase per second, summed over all instances and grouped by a label; empty after only one reading.
     *
     * @param now by {@link System#nanoTime}
     */
    Map<String, Double> by(ProgramStatus program, String label, String counter, long now) {
        var rates = new HashMap<String, Double>();
        for (var instance : program.instances()) {
            instance.samples().by(label, counter).forEach((value, total) -> {
                var rate = rate(instance.address() + " " + counter + " " + value, total, now);
                if (!Double.isNaN(rate)) {
                    rates.merge(value, rate, Double::sum);
                }
            });
        }
        return rates;
    }

    private double rate(String key, double total, long now) {
        var kept = readings.computeIfAbsent(key, name -> new ArrayDeque<>());
        if (!kept.isEmpty() && kept.getLast().total() > total) {
            kept.clear(); // the program was restarted
        }
        kept.add(new Reading(now, total));
        while (kept.size() > 2 && now - kept.getFirst().nanos() > WINDOW_NANOS) {
            kept.removeFirst();
        }
        var first = kept.getFirst();
        return now == first.nanos() ? Double.NaN : (total - first.total()) / ((now - first.nanos()) / 1e9);
    }
}

package maf.benchmarks.producers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import maf.producers.config.ProducerConfig;
import maf.producers.database.RetryingTarget;
import maf.producers.database.RowTarget;
import maf.producers.database.TargetUnavailableException;
import maf.producers.generate.ChangeGenerator;
import maf.producers.generate.GenerateRun;
import maf.producers.progress.Progress;
import maf.producers.row.ExportRow;
import maf.producers.row.Source;
import maf.runtime.Program.StopSignal;
import maf.runtime.ProgramMetrics;

/**
 * {@code WriteRates <mysql|postgres|mongodb> <config.properties> <rounds>}: measures in rounds how many rows per second
 * the configured generator writes. For MongoDB it also measures, in turn, the same writes prepared in advance, over one
 * and over two connections.
 */
public final class ProducerBenchmark {
    private static final String PRODUCER = "producer";

    private ProducerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var source = Source.named(arguments[0]);
        var config = ProducerConfig.read(Path.of(arguments[1]), System.getenv());
        var rounds = Integer.parseInt(arguments[2]);
        var rates = new LinkedHashMap<String, List<Double>>();
        for (var round = 1; round <= rounds; round++) {
            record(rates, PRODUCER, produce(source, config), config);
            if (source == Source.MONGODB) {
                for (var connections = 1; connections <= 2; connections++) {
                    var generator = new ChangeGenerator(source, config.generate(), known(config), highestId(config));
                    var bulks = MongoBaseline.bulks(generator, config.generate().rows());
                    record(
                            rates,
                            "the same writes, prepared, " + connections + " connection(s)",
                            new MongoBaseline(config).seconds(bulks, connections),
                            config);
                }
            }
        }
        print(source, config, rates);
    }

    private static double produce(Source source, ProducerConfig config) throws InterruptedException {
        var stop = new StopSignal();
        try (var metrics = new ProgramMetrics();
                var progress = new Progress(source, metrics.prometheus(), false);
                var target = new RetryingTarget(RowTarget.of(source, config), progress, stop)) {
            var began = System.nanoTime();
            new GenerateRun(source, config.generate(), target, progress, stop).run();
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static List<ExportRow> known(ProducerConfig config) throws TargetUnavailableException {
        try (var target = RowTarget.of(Source.MONGODB, config)) {
            return target.rowsFrom(0, config.generate().knownRows());
        }
    }

    private static long highestId(ProducerConfig config) throws TargetUnavailableException {
        try (var target = RowTarget.of(Source.MONGODB, config)) {
            return target.highestId(1L << 62, 0);
        }
    }

    private static void record(Map<String, List<Double>> rates, String what, double seconds, ProducerConfig config) {
        rates.computeIfAbsent(what, key -> new ArrayList<>())
                .add(config.generate().rows() / seconds);
    }

    private static void print(Source source, ProducerConfig config, Map<String, List<Double>> rates) {
        rates.forEach((what, each) -> {
            var sorted = new ArrayList<>(each);
            Collections.sort(sorted);
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %,9d rows  %-48s median %,8.0f rows/s  %s%n",
                    source.database,
                    config.generate().rows(),
                    what,
                    sorted.get(sorted.size() / 2),
                    each.stream()
                            .map(rate -> String.format(Locale.ROOT, "%,.0f", rate))
                            .toList());
        });
    }
}

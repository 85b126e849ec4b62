package maf.producers;

import java.nio.file.Path;
import maf.producers.config.ProducerConfig;
import maf.producers.database.RetryingTarget;
import maf.producers.database.RowTarget;
import maf.producers.database.StoppedException;
import maf.producers.export.ExportRun;
import maf.producers.generate.GenerateRun;
import maf.producers.progress.Progress;
import maf.producers.progress.ProgressLine;
import maf.producers.row.Source;
import maf.producers.sample.SampleRun;
import maf.runtime.HealthServer;
import maf.runtime.InvalidConfigurationException;
import maf.runtime.Program;
import maf.runtime.Program.StopSignal;
import maf.runtime.ProgramMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code Main <mysql|postgres|mongodb> <config.properties>}: changes one table until it is stopped. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) {
        Program.run("producers", stop -> run(arguments, stop));
    }

    private static void run(String[] arguments, StopSignal stop) throws Exception {
        if (arguments.length != 2) {
            throw new InvalidConfigurationException("Usage: Main <mysql|postgres|mongodb> <config.properties>");
        }
        var source = Source.named(arguments[0]);
        var config = ProducerConfig.read(Path.of(arguments[1]), System.getenv());
        try (var metrics = new ProgramMetrics();
                var progress = new Progress(source, metrics.prometheus(), ProgressLine.seesATerminal());
                var health =
                        new HealthServer(config.httpHost(), config.httpPort(), progress::health, metrics.prometheus());
                var target = new RetryingTarget(RowTarget.of(source, config), progress, stop)) {
            LOG.atInfo()
                    .addKeyValue("table", source.table)
                    .addKeyValue("url", config.url())
                    .addKeyValue("input", config.input().name())
                    .addKeyValue("port", health.port())
                    .log("Starting");
            work(source, config, target, progress, stop);
            stop.await();
        } catch (StoppedException e) {
            LOG.atInfo().addKeyValue("table", source.table).log("Stopped after the running transaction");
        }
    }

    private static void work(
            Source source, ProducerConfig config, RetryingTarget target, Progress progress, StopSignal stop)
            throws Exception {
        switch (config.input()) {
            case SAMPLE -> {
                new SampleRun(source, config, target, progress, stop).run();
                var rate = config.sample().rate();
                if (rate > 0 && !stop.isAsked()) {
                    new GenerateRun(source, config.generate().withRate(rate), target, progress, stop).run();
                }
            }
            case EXPORT -> new ExportRun(source, config, target, progress, stop).run();
            case GENERATE -> new GenerateRun(source, config.generate(), target, progress, stop).run();
        }
    }
}

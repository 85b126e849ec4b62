package maf.producers;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import maf.runtime.HealthServer;
import maf.runtime.InvalidConfigurationException;
import maf.runtime.Program;
import maf.runtime.Program.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code Main <mysql|postgres|mongodb> <config.properties>}: writes the sample, then waits until it is stopped. */
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
        var sample = new SampleRun(source, config.batchRows());
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var progress = new Progress(source, sample.count(), metrics);
        try (var health = new HealthServer(config.httpHost(), config.httpPort(), progress::health, metrics)) {
            LOG.atInfo()
                    .addKeyValue("table", source.table)
                    .addKeyValue("url", config.url())
                    .addKeyValue("http.port", health.port())
                    .log("Writes the bundled sample");
            try (var target = source.target(config)) {
                sample.write(target, progress, stop);
            }
            stop.await();
        }
    }
}

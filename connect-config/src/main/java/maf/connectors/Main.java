package maf.connectors;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import maf.runtime.HealthServer;
import maf.runtime.InvalidConfigurationException;
import maf.runtime.Program;
import maf.runtime.Program.StopSignal;
import maf.runtime.ProgramMetrics;
import maf.source.Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connector keeper. Argument: its properties file. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    /** One source that answers slowly does not delay the others; each check takes memory. */
    private static final int CHECKS_AT_ONCE = 2;

    private Main() {}

    public static void main(String[] args) {
        Program.run("connectors", stop -> run(args, System.getenv(), stop));
    }

    private static void run(String[] args, Map<String, String> environment, StopSignal stop) throws Exception {
        if (args.length != 1) {
            throw new InvalidConfigurationException("Usage: maf.connectors.Main <connectors.properties>");
        }
        var config = KeeperConfig.read(Path.of(args[0]), environment);
        try (var metrics = new ProgramMetrics()) {
            keep(config, environment, stop, metrics.prometheus());
        }
    }

    /** A check that a server delays must not delay the end of this program. */
    private static Thread checking(Runnable check) {
        var thread = new Thread(check, "source-check");
        thread.setDaemon(true);
        return thread;
    }

    private static void keep(
            KeeperConfig config, Map<String, String> environment, StopSignal stop, PrometheusMeterRegistry metrics)
            throws Exception {
        var connect = new ConnectClient(config.connect());
        var references = new Environment(environment, config.secrets());
        var factory = new ReconcilerFactory(
                config.templates(),
                connect,
                references,
                metrics,
                new ReconcilerFactory.Pauses(config.checkMs(), config.wholeCheckMs(), config.stableMs()),
                source -> maf.inspect.check.SourceCheck.of(source, references),
                Executors.newFixedThreadPool(CHECKS_AT_ONCE, Main::checking));
        var loop = new KeeperLoop(connect, new SourceFolder(config.sources()), new KeptConnectors(factory));
        try (var health = new HealthServer(config.host(), config.port(), loop::health, metrics)) {
            LOG.atInfo().addKeyValue("port", health.port()).log("Connector keeper started");
            loop.run(stop, config.pollMs());
        }
    }
}

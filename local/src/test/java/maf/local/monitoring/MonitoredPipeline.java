package maf.local.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import maf.local.binaries.Binaries;
import maf.local.fixture.ShippedContracts;
import maf.local.process.ExternalCommand;
import maf.local.process.ProgressLog;
import maf.local.servers.Pipeline;

/**
 * The running pipeline as a person starts it: with producers, canary and Prometheus, and with the shipped contracts and that of a
 * table for faults, so that the verifier finds no difference.
 */
record MonitoredPipeline(Pipeline pipeline) {
    /** The definitions of dashboards and alerts. */
    static final Path DEFINITIONS = Path.of("../monitoring/grafana");

    /** The verifier compares soon after its start and often, so that it notices a change quickly. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("SAMPLE_DAYS", "1", "RECONCILE_INTERVAL_MS", "15000", "LOG_FORMAT", "json");

    private static final List<String> CONTRACT_READERS = List.of("stream-transformer", "phoenix-sink", "verifier");

    /** Starts the programs that are missing, and restarts those that read contracts. */
    static MonitoredPipeline of(Pipeline running) {
        var home = running.home();
        // does nothing if Prometheus is installed
        ExternalCommand.mustRun(home.root(), List.of(".ci/prometheus"), "No Prometheus: put prometheus on the PATH.");
        running.stop(CONTRACT_READERS);
        var monitored = Pipeline.toStart(home, contracts(running), new ProgressLog(System.out), ENVIRONMENT);
        monitored.start(monitored.names());
        monitored.start(monitored.metrics());
        requestSnapshot(monitored);
        return new MonitoredPipeline(monitored);
    }

    private static Path contracts(Pipeline running) {
        try {
            FaultTable.create(running);
            var contracts = ShippedContracts.copied(running.home(), "tables-monitored");
            Files.writeString(contracts.resolve("fault.yaml"), FaultTable.CONTRACT);
            return contracts;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Earlier tests kill Connect, whose snapshot metrics start again with it. */
    private static void requestSnapshot(Pipeline pipeline) {
        try (var postgres = pipeline.postgres();
                var statement = postgres.createStatement()) {
            statement.execute("INSERT INTO maf.signals VALUES ('" + UUID.randomUUID() + "', 'execute-snapshot',"
                    + " '{\"data-collections\": [\"maf.tv_series_ids\"], \"type\": \"blocking\"}')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file with Prometheus's targets, which the pipeline writes. */
    Path targets() {
        return pipeline.home().data("prometheus").resolve("config/targets/local.yaml");
    }

    /** The program. */
    Path prometheus() {
        return new Binaries(pipeline.home(), new ProgressLog(System.out)).prometheus();
    }

    Path root() {
        return pipeline.home().root();
    }

    void signal(String name, String signal) {
        pipeline.process(name).orElseThrow().signal(signal);
    }

    /** The command that starts another instance of the program, with its own folder and log. */
    ProcessBuilder another(String name) throws Exception {
        var builder = pipeline.server(name).launch().prepare();
        builder.environment().put("STATE_DIR", pipeline.home().data(name + "-2").toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(pipeline.home().log(name + "-2").toFile());
        return builder;
    }
}

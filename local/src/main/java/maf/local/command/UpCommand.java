package maf.local.command;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import maf.contract.model.TableContract;
import maf.local.process.Home;
import maf.local.process.PipelineException;
import maf.local.process.ProgressLog;
import maf.local.process.Wait;
import maf.local.servers.ContractFolder;
import maf.local.servers.MonitoringServers;
import maf.local.servers.Pipeline;
import maf.local.servers.SourceFolder;
import maf.source.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: starts everything and shows the first rows. */
@Command(name = "up", description = "Start everything; done when the first rows of all sources can be selected.")
public final class UpCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "Start only these.")
    private Set<String> only;

    @Option(names = "--without-producers", description = "Leave the sources empty; done when everything is ready.")
    private boolean withoutProducers;

    @Option(names = "--tables", paramLabel = "DIR", description = "Table contracts to use instead of tables/.")
    private Path tables;

    @Option(
            names = "--sources",
            paramLabel = "DIR",
            description = "Databases to capture instead of the demo's: source files as in sources/.")
    private Path sources;

    enum Extra {
        metrics
    }

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "EXTRA",
            description = "What else to start: metrics (Prometheus, and the exporters that are installed).")
    private Set<Extra> with = Set.of();

    @Override
    public Integer call() throws Exception {
        var home = Home.find();
        return PipelineLock.during(home, () -> {
            var progress = new ProgressLog(System.out);
            var folder = tables == null ? ContractFolder.shipped(home) : fromCaller(tables);
            var contracts = ContractFolder.contracts(folder);
            var captured = sources == null ? SourceFolder.shipped(home) : fromCaller(sources);
            var names =
                    SourceFolder.sources(captured).stream().map(Source::name).toList();
            SourceFolder.remember(home, captured);
            var pipeline = Pipeline.toStart(home, folder, progress);
            pipeline.start(chosen(pipeline));
            if (only == null && !withoutProducers) {
                showFirstRows(pipeline, names, contracts, progress);
            }
            pipeline.process(MonitoringServers.PROMETHEUS)
                    .ifPresent(running ->
                            System.out.println("\nPrometheus: " + pipeline.address(MonitoringServers.PROMETHEUS)));
            var build = System.getenv("MAF_BUILD_SECONDS"); // set by the script if it had to build
            System.out.printf(
                    Locale.ROOT,
                    "%nUp after %.1f s%s. Logs and data: %s%n",
                    progress.seconds(),
                    build == null ? "" : ", after a build of " + build + " s",
                    home.state());
            pipeline.livePage().ifPresent(address -> System.out.println("Watch it live: " + address));
            System.out.println("Next: ./pipeline status | ./pipeline sql | ./pipeline down");
            return 0;
        });
    }

    private Set<String> chosen(Pipeline pipeline) {
        var names = new LinkedHashSet<>(withoutProducers ? pipeline.withoutProducers() : pipeline.names());
        if (only != null) {
            only.forEach(pipeline::server); // refuses an unknown name
            names.retainAll(only);
        }
        if (with.contains(Extra.metrics)) {
            names.addAll(pipeline.metrics());
        }
        return names;
    }

    /** A folder as the caller names it, whose working directory is not this process's. */
    private static Path fromCaller(Path folder) {
        return Path.of(System.getProperty("maf.caller", ""))
                .resolve(folder)
                .toAbsolutePath()
                .normalize();
    }

    private static void showFirstRows(
            Pipeline pipeline, List<String> sources, List<TableContract> contracts, ProgressLog progress)
            throws SQLException {
        try (var connection = pipeline.connections().phoenix();
                var statement = connection.createStatement()) {
            for (var source : sources) {
                var fed = contracts.stream()
                        .filter(contract -> isFed(contract, source))
                        .min(Comparator.comparingInt(
                                contract -> contract.sources().size()));
                if (fed.isEmpty()) {
                    continue; // no contract has this source
                }
                var table = fed.get().table();
                progress.say(table.toString(), "waits for its first row from " + source);
                var sql = "SELECT * FROM " + table.quoted() + " LIMIT 3";
                var shown = Wait.until(TIMEOUT, () -> hasRows(statement, sql));
                if (!shown) {
                    throw new PipelineException(
                            "No row of " + source + " has reached " + table + " within " + TIMEOUT.toSeconds()
                                    + " s. ./pipeline status shows where it is stuck. All servers keep running.");
                }
                try (var rows = statement.executeQuery(sql)) {
                    new CsvPrinter(System.out).print(rows);
                }
            }
        }
    }

    private static boolean isFed(TableContract contract, String source) {
        return contract.sources().stream().anyMatch(each -> each.topic().startsWith(source + "."));
    }

    private static boolean hasRows(java.sql.Statement statement, String sql) {
        try (var rows = statement.executeQuery(sql)) {
            return rows.next();
        } catch (SQLException e) {
            return false; // the sink has not created the table yet
        }
    }
}

package maf.local.command;

import java.util.List;
import java.util.concurrent.Callable;
import maf.local.process.Home;
import maf.local.process.PipelineException;
import maf.local.process.ProgressLog;
import maf.local.servers.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sql}: the Phoenix shell, or one statement. */
@Command(name = "sql", description = "Open the Phoenix shell; with -e, run one statement and print CSV.")
public final class SqlCommand implements Callable<Integer> {
    @Option(names = "-e", paramLabel = "SQL", description = "The statement.")
    private String sql;

    @Option(
            names = "--as-of",
            paramLabel = "MOMENT",
            description =
                    "Read the state at this time, such as 2026-11-22T10:00:00Z or with +02:00; UTC without a zone.")
    private String asOf;

    @Override
    public Integer call() throws Exception {
        var home = Home.find();
        var pipeline = Pipeline.open(home, new ProgressLog(System.err));
        if (pipeline.process("hbase").isEmpty()) {
            throw new PipelineException("hbase does not run: start it with ./pipeline up");
        }
        if (sql == null) {
            var shell = new ProcessBuilder(
                            home.root().resolve("images/hbase-phoenix/sqlline").toString())
                    .inheritIO();
            if (asOf != null) {
                shell.command().addAll(List.of("--as-of", asOf));
            }
            shell.environment().put("PHOENIX_URL", pipeline.connections().phoenixUrl());
            shell.environment()
                    .put("JAVA", ProcessHandle.current().info().command().orElse("java"));
            return shell.start().waitFor();
        }
        var connections = pipeline.connections();
        try (var connection = asOf == null ? connections.phoenix() : connections.past(asOf);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            new CsvPrinter(System.out).run(statement, sql);
        }
        return 0;
    }
}

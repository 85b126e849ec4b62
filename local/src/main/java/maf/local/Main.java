package maf.local;

import maf.local.command.DownCommand;
import maf.local.command.ProcessCommands;
import maf.local.command.SourceCommands;
import maf.local.command.SqlCommand;
import maf.local.command.StatusCommand;
import maf.local.command.ToolCommands;
import maf.local.command.TopicCommand;
import maf.local.command.UpCommand;
import maf.local.process.PipelineException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code ./pipeline}. */
@Command(
        name = "./pipeline",
        description = "MySQL, PostgreSQL and MongoDB, live in HBase with Phoenix: all servers as local processes.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            SqlCommand.class,
            SourceCommands.Mysql.class,
            SourceCommands.Psql.class,
            SourceCommands.Mongo.class,
            TopicCommand.class,
            ToolCommands.Source.class,
            ToolCommands.Contract.class,
            ToolCommands.Quarantine.class,
            ToolCommands.Reconcile.class,
            ToolCommands.Trace.class,
            ProcessCommands.Stop.class,
            ProcessCommands.Start.class,
            ProcessCommands.Kill.class,
            ProcessCommands.Logs.class,
            DownCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        LoggerFactory.getILoggerFactory(); // before several threads use it at once, which would log a warning
        var line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof PipelineException || failure instanceof java.sql.SQLException) {
                command.getErr().println("Error: " + failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(line.execute(arguments));
    }
}

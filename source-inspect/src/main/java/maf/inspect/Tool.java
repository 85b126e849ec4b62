package maf.inspect;

import com.mongodb.MongoException;
import java.sql.SQLException;
import maf.inspect.command.CheckCommand;
import maf.inspect.command.InspectException;
import maf.inspect.command.PrepareCommand;
import maf.inspect.command.TablesCommand;
import maf.inspect.feed.ContractsCommand;
import maf.inspect.finding.ServerWords;
import maf.inspect.propose.ProposeCommand;
import maf.source.UnresolvedReferenceException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Commands for people that look into a source. Started as {@code images/apps/start source} and {@code images/apps/start contract
 * propose}; {@code ./pipeline source} and {@code ./pipeline contract propose} do that.
 */
@Command(
        name = "./pipeline",
        subcommands = {Tool.SourceCommand.class, Tool.ContractCommand.class})
public final class Tool {
    private Tool() {}

    /** {@code source}. */
    @Command(
            name = "source",
            description = "Look into sources, check them and what contracts take of them, and make one ready.",
            mixinStandardHelpOptions = true,
            subcommands = {TablesCommand.class, CheckCommand.class, PrepareCommand.class, ContractsCommand.class})
    static final class SourceCommand {}

    /** The part of {@code contract} that asks a source; the transformer has the rest. */
    @Command(name = "contract", subcommands = ProposeCommand.class)
    static final class ContractCommand {}

    public static void main(String[] arguments) {
        LoggerFactory.getILoggerFactory(); // before several threads use it at once, which would log a warning
        System.exit(commandLine().execute(arguments));
    }

    /** The commands, with errors in a readable form. */
    static CommandLine commandLine() {
        var line = new CommandLine(new Tool());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof InspectException
                    || failure instanceof UnresolvedReferenceException
                    || failure instanceof SQLException
                    || failure instanceof MongoException) {
                command.getErr()
                        .println("Error: "
                                + (failure instanceof MongoException ? ServerWords.of(failure) : failure.getMessage()));
            } else {
                failure.printStackTrace(command.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }
}
